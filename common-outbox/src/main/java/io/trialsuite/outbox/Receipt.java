package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox keeps of a message.
 *
 * @param attempt delivery number, from 1
 */
record Receipt(
        MessageId id,
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
        int attempt) {}
