package io.trialsuite.mailing.timeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a mail, oldest first, and what it adds up to. */
public record TimelineView(MailView mail, List<Entry> entries) {

    /**
     * One step: our own attempt to send, or an event of SES.
     *
     * @param what {@code REQUESTED}, {@code ATTEMPT_…}, or the kind of SES event
     */
    public record Entry(
            Instant at,
            String what,
            @Nullable String recipient,
            @Nullable String bounceType,
            @Nullable String bounceSubType,
            @Nullable String smtpStatus,
            @Nullable String diagnostic,
            @Nullable ReasonView reason) {}
}
