package io.trialsuite.consent.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How batches are worked off.
 *
 * @param chunkSize participants per transaction
 * @param lease how long a worker that died keeps a batch from the others
 * @param pollInterval how often an idle worker looks for a batch that another one left
 */
@ConfigurationProperties("consent.dispatch")
record DispatchProperties(
        @DefaultValue("100") int chunkSize,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("2s") Duration pollInterval) {

    DispatchProperties {
        if (chunkSize < 1 || chunkSize > 1_000) {
            throw new IllegalArgumentException("consent.dispatch.chunk-size is not between 1 and 1000");
        }
        if (!lease.isPositive() || !pollInterval.isPositive()) {
            throw new IllegalArgumentException("consent.dispatch.lease and poll-interval are positive");
        }
    }
}
