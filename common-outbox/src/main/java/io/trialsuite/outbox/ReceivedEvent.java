package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent whose attributes are known; its data need not have been fetched yet.
 *
 * @param recordedAt when its producer recorded it; null when the producer does not say
 * @param publishedAt when the producer's relay sent it; null when the producer does not say
 * @param attributes extension attributes
 * @param json the event as it was sent
 */
record ReceivedEvent(
        MessageId id,
        String source,
        String type,
        String subject,
        Instant time,
        @Nullable Instant recordedAt,
        @Nullable Instant publishedAt,
        Map<String, String> attributes,
        JsonNode json) {}
