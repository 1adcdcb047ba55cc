package io.trialsuite.notification.inbox;

import io.trialsuite.notification.wording.Words;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item of an inbox.
 *
 * @param details the codes and counts the text was made of, such as {@code reasonCode}
 * @param occurredAt when it happened; {@code createdAt} is when it got here
 */
public record ItemView(
        UUID id,
        String kind,
        SubjectView subject,
        Words text,
        Map<String, String> details,
        ItemState state,
        Instant occurredAt,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** What the item is about. */
    public record SubjectView(String kind, String id) {}
}
