package io.trialsuite.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP edge; every default is pinned by a test.
 *
 * @param maxBodySize a larger body is refused with 413
 * @param maxUploadSize the same for a body that is a file, which is what neither is JSON nor a form; {@code maxBodySize} by default
 * @param idempotency how long keys are remembered
 */
@ConfigurationProperties("trialsuite.web")
public record WebProperties(
        @DefaultValue("1MB") DataSize maxBodySize,
        @Nullable DataSize maxUploadSize,
        @DefaultValue Idempotency idempotency) {

    /**
     * Idempotency keys.
     *
     * @param retention a key is forgotten after this long
     * @param abandonedAfter a call that has neither committed nor answered for this long is taken for dead, and the next one
     *     with its key runs instead; longer than any transaction may last
     * @param purgeInterval how often forgotten keys are deleted
     */
    public record Idempotency(
            @DefaultValue("24h") Duration retention,
            @DefaultValue("90s") Duration abandonedAfter,
            @DefaultValue("10m") Duration purgeInterval) {}
}
