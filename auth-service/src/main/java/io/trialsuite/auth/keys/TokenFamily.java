package io.trialsuite.auth.keys;

import io.trialsuite.auth.tokens.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Makes a token of the one before it, so that the same can be handed out twice although only its digest is kept. Takes three
 * things that are never in one place: the text of the parent, the salt in its row, and a key outside of the database.
 */
@Component
public class TokenFamily {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    TokenFamily(KeyProperties properties) {
        var purpose = "refresh tokens".getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(properties.encryptionKeyBytes(), ALGORITHM), purpose), ALGORITHM);
    }

    public OpaqueToken childOf(OpaqueToken parent, byte[] salt) {
        var child = mac(key, salt, parent.text().getBytes(StandardCharsets.UTF_8));
        return OpaqueToken.of(Base64.getUrlEncoder().withoutPadding().encodeToString(child));
    }

    private static byte[] mac(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
