package io.trialsuite.gateway.sessions.web;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a fresh nonce per encryption. What was not written with the key is refused, so it is never deserialized. */
final class SessionCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SessionCipher(String encryptionKey) {
        var bytes = decode(encryptionKey);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("gateway.sessions.encryption-key must be 32 bytes in Base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    byte[] encrypt(byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The session cannot be encrypted", e);
        }
    }

    byte[] decrypt(byte[] stored) {
        if (stored.length < NONCE_BYTES) {
            throw new IllegalStateException("The session is not one that was encrypted");
        }
        var nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(stored).get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The session cannot be decrypted: gateway.sessions.encryption-key is not the one it was stored with",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
