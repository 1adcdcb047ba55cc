package io.trialsuite.mailing.timeline;

import io.trialsuite.mailing.mail.MailReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in one line.
 *
 * @param state between us and SES
 * @param recipients per recipient, what became of it there; empty until SES has said something
 */
public record MailView(
        UUID id,
        String template,
        String locale,
        String to,
        String state,
        boolean critical,
        MailReference reference,
        @Nullable ReasonView reason,
        List<RecipientView> recipients,
        Instant requestedAt,
        @Nullable Instant acceptedAt) {

    /** What became of the mail at one recipient. */
    public record RecipientView(
            String address,
            String status,
            boolean autoReply,
            @Nullable ReasonView reason,
            @Nullable String smtpStatus,
            @Nullable String diagnostic,
            Instant changedAt) {}
}
