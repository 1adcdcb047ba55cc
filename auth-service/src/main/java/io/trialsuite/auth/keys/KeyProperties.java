package io.trialsuite.auth.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param encryptionKey 256 bits in Base64 that private signing keys are encrypted with at rest; no default, it must be kept
 */
@ConfigurationProperties("auth.keys")
record KeyProperties(String encryptionKey) {

    @Override
    public String toString() {
        return "KeyProperties[hidden]";
    }
}
