package io.trialsuite.auth.accounts;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param parallelHashes hashes computed at once, 19 MiB of heap each; 0 means one per processor
 */
@ConfigurationProperties("auth.passwords")
record PasswordProperties(@DefaultValue("0") int parallelHashes) {

    PasswordProperties {
        if (parallelHashes < 0) {
            throw new IllegalArgumentException("auth.passwords.parallel-hashes must not be negative");
        }
        parallelHashes = parallelHashes == 0 ? Runtime.getRuntime().availableProcessors() : parallelHashes;
    }
}
