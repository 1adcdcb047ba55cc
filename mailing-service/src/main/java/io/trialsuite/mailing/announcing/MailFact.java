package io.trialsuite.mailing.announcing;

import io.trialsuite.mailing.mail.TrackedMail;
import io.trialsuite.mailing.reasons.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a mail, worth telling others. */
public sealed interface MailFact {

    TrackedMail mail();

    Instant at();

    /** SES took the mail over. */
    record Accepted(TrackedMail mail, Instant at) implements MailFact {}

    /** The recipient's server took the mail. */
    record Delivered(TrackedMail mail, Instant at) implements MailFact {}

    /** The mail did not arrive. */
    record Bounced(TrackedMail mail, Instant at, Bounce bounce) implements MailFact {}

    /** The recipient reported the mail as spam. */
    record Complained(
            TrackedMail mail, Instant at, @Nullable String feedbackType) implements MailFact {}

    /** The mail never left: it could not be written, was refused, or its outcome stayed unknown. */
    record NotSent(
            TrackedMail mail,
            Instant at,
            ReasonCode reason,
            @Nullable String diagnostic) implements MailFact {}

    /**
     * A bounce in SES's terms and ours.
     *
     * @param permanent whether sending it again is pointless
     */
    record Bounce(
            boolean permanent,
            String type,
            String subType,
            @Nullable String smtpStatus,
            @Nullable String diagnostic,
            ReasonCode reason) {}
}
