package io.trialsuite.consent.copies;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that seals copies.
 *
 * @param keyStore PKCS#12 file with one entry {@code seal}
 * @param password opens it
 * @param earlierCertificates PEM files of the keys that sealed before it, so that what they sealed is still accepted
 */
@ConfigurationProperties("consent.seal")
record SealProperties(
        Path keyStore, String password, @DefaultValue List<Path> earlierCertificates) {

    @Override
    public String toString() {
        return "SealProperties[" + keyStore + "]";
    }
}
