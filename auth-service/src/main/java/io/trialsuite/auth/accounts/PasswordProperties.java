package io.trialsuite.auth.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param parallelHashes hashes computed at once, 19 MiB of heap each; 0 means one per processor
 * @param longestQueue how long a caller stands in line for one before being sent away
 */
@ConfigurationProperties("auth.passwords")
record PasswordProperties(
        @DefaultValue("0") int parallelHashes,
        @DefaultValue("5s") Duration longestQueue) {

    PasswordProperties {
        if (parallelHashes < 0 || longestQueue.isNegative()) {
            throw new IllegalArgumentException("auth.passwords has no negative parallel-hashes or longest-queue");
        }
        parallelHashes = parallelHashes == 0 ? Runtime.getRuntime().availableProcessors() : parallelHashes;
    }
}
