package io.trialsuite.notification.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list, newest first.
 *
 * @param state one of the states, or {@code unread}; null for all but the archived
 * @param after where the page before ended
 */
public record InboxQuery(
        Reader reader, @Nullable String state, @Nullable String type, Optional<Place> after, int limit) {

    /** An item's place in the list. */
    public record Place(Instant createdAt, UUID item) {}
}
