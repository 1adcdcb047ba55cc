package io.trialsuite.outbox;

import java.time.Instant;

/**
 * An event that no retry could publish, without its data.
 *
 * @param error what the broker said last
 */
public record ParkedEvent(
        String id,
        String topic,
        String type,
        String subject,
        String correlationId,
        int attempts,
        String error,
        Instant recordedAt,
        Instant parkedAt) {}
