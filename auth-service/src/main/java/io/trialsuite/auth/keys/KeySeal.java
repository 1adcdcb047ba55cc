package io.trialsuite.auth.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA-256 over what this service hands out and wants to know again, by a key of its own for each purpose. Thread-safe. */
@Component
public class KeySeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    KeySeal(KeyProperties properties) {
        this.key = properties.encryptionKeyBytes();
    }

    /** 32 bytes. */
    public byte[] of(String purpose, byte[] content) {
        return mac(mac(key, ("seal:" + purpose).getBytes(StandardCharsets.UTF_8)), content);
    }

    /** Whether the seal is of this content, in a time that does not tell how much of it is right. */
    public boolean isOf(String purpose, byte[] content, byte[] seal) {
        return MessageDigest.isEqual(of(purpose, content), seal);
    }

    private static byte[] mac(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
