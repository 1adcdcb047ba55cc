package io.trialsuite.rehearsal;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that the release before signed with, in the form in which the one after keeps its own.
 *
 * @param sealed nonce and AES-256-GCM ciphertext in Base64, the id authenticated with it
 */
record SealedKey(String id, String sealed) {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static SealedKey of(Ground.Shared shared) {
        var nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        try {
            var id = RSAKey.parse(shared.signingKey()).getKeyID();
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Base64.getDecoder().decode(shared.encryptionKey()), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(StandardCharsets.UTF_8));
            var text = cipher.doFinal(shared.signingKey().getBytes(StandardCharsets.UTF_8));
            var stored =
                    ByteBuffer.allocate(NONCE_BYTES + text.length).put(nonce).put(text);
            return new SealedKey(id, Base64.getEncoder().encodeToString(stored.array()));
        } catch (GeneralSecurityException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
