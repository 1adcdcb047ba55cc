package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message this service has received and what became of it.
 *
 * @param subscription the queue it came from
 * @param attributes extension attributes, without correlation and causation
 * @param recordedAt when its producer recorded it; null when the producer does not say
 * @param publishedAt when the producer's relay sent it; null when the producer does not say
 * @param receivedAt when this service took it from the queue, at the attempt that decided
 * @param handledAt when its effect was complete, moments before the commit; null when dead-lettered
 * @param attempts deliveries up to the one that decided
 * @param reason why it was dead-lettered
 */
public record HandledEvent(
        String id,
        String subscription,
        String source,
        String type,
        String subject,
        String correlationId,
        @Nullable String causationId,
        Map<String, String> attributes,
        @Nullable Instant recordedAt,
        @Nullable Instant publishedAt,
        Instant receivedAt,
        @Nullable Instant handledAt,
        int attempts,
        Outcome outcome,
        @Nullable String reason) {

    public HandledEvent {
        attributes = Map.copyOf(attributes);
    }

    /** What became of a message. */
    public enum Outcome {
        HANDLED,
        DEAD_LETTERED
    }
}
