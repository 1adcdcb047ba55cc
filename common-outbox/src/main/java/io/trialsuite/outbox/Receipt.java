package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox keeps of a message.
 *
 * @param sequence place among its producer's messages of the subject; null where no order is promised
 * @param attempt delivery number, from 1
 */
record Receipt(
        MessageId id,
        String subscription,
        String source,
        String type,
        String subject,
        @Nullable String sequence,
        String correlationId,
        @Nullable String causationId,
        Map<String, String> attributes,
        @Nullable Instant recordedAt,
        @Nullable Instant publishedAt,
        Instant receivedAt,
        int attempt) {}
