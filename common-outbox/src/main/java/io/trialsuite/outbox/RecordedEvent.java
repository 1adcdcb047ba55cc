package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event in this service's log, without its data.
 *
 * @param sequence the CloudEvents {@code sequence}: place in the log, zero-padded
 * @param attributes extension attributes, without correlation and causation
 * @param recordedAt when the transaction wrote it, moments before its commit
 */
public record RecordedEvent(
        String id,
        String topic,
        String type,
        String subject,
        String sequence,
        String correlationId,
        @Nullable String causationId,
        Map<String, String> attributes,
        Instant recordedAt,
        State state) {

    public RecordedEvent {
        attributes = Map.copyOf(attributes);
    }

    /** How far an event has come. */
    public enum State {
        /** The relay has not come to it yet. */
        PENDING,
        PUBLISHED,
        /** It, or an earlier event of its subject, was refused and will be tried again. */
        HELD,
        /** No retry could help; it waits for an operator. */
        PARKED,
        /** An operator decided that it is not published. */
        DISCARDED
    }
}
