package io.trialsuite.consent.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key is: exactly one of the two.
 *
 * @param keyFile 32 bytes in Base64
 * @param kmsKeyId key of AWS KMS
 */
@ConfigurationProperties("consent.identities")
record IdentityKeyProperties(
        @Nullable Path keyFile, @Nullable String kmsKeyId) {

    IdentityKeyProperties {
        if ((keyFile == null) == (kmsKeyId == null)) {
            throw new IllegalArgumentException(
                    "Exactly one of consent.identities.key-file and consent.identities.kms-key-id names the master key");
        }
    }
}
