package io.trialsuite.consent.copies;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that seals copies.
 *
 * @param keyStore PKCS#12 file with one entry {@code seal}
 * @param password opens it
 * @param timestampAuthority address of the authority that stamps each seal (RFC 3161); without one, the time is only claimed
 * @param earlierCertificates PEM files of the keys that sealed before it, so that what they sealed is still accepted
 */
@ConfigurationProperties("consent.seal")
record SealProperties(
        Path keyStore,
        String password,
        @Nullable URI timestampAuthority,
        @DefaultValue List<Path> earlierCertificates) {

    @SuppressWarnings("ConstantValue") // what is not configured is null here, whatever the types say
    SealProperties {
        if (keyStore == null || password == null) {
            throw new IllegalArgumentException(
                    "consent.seal.key-store and consent.seal.password name the key that seals copies; one is missing");
        }
    }

    @Override
    public String toString() {
        return "SealProperties[" + keyStore + "]";
    }
}
