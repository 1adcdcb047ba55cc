package io.trialsuite.auth.keys;

import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param encryptionKey 256 bits in Base64 that private signing keys are encrypted with at rest; no default, it must be kept
 */
@ConfigurationProperties("auth.keys")
record KeyProperties(String encryptionKey) {

    private static final int KEY_BYTES = 32;

    byte[] encryptionKeyBytes() {
        try {
            var bytes = Base64.getDecoder().decode(encryptionKey.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below, like any other that is none
        }
        throw new IllegalStateException("auth.keys.encryption-key must be 32 bytes in Base64");
    }

    @Override
    public String toString() {
        return "KeyProperties[hidden]";
    }
}
