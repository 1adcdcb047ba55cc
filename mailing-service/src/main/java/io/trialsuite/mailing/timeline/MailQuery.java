package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.outgoing.MailState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which mails to list, newest first.
 *
 * @param after where the page before ended
 */
public record MailQuery(
        UUID organization,
        @Nullable MailState state,
        @Nullable String reference,
        Optional<Place> after,
        int limit) {

    /** A mail's place in the list. */
    public record Place(Instant requestedAt, UUID mail) {}
}
