package io.trialsuite.mailing.delivery;

import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of SES, read but not yet judged.
 *
 * @param mail from the tag we gave the mail; null for mails that are not ours
 * @param feedbackId SES's id of a bounce or complaint
 * @param detail diagnosis that is not tied to a recipient: SMTP answer, reject reason, rendering error
 * @param raw the event, word for word but for characters that cannot be stored
 */
public record DeliveryReport(
        EventKind kind,
        String sesMessageId,
        @Nullable MailId mail,
        @Nullable AttemptId attempt,
        Instant at,
        List<RecipientReport> recipients,
        @Nullable String bounceType,
        @Nullable String bounceSubType,
        @Nullable String feedbackId,
        @Nullable String feedbackType,
        @Nullable String detail,
        String raw) {

    public DeliveryReport {
        recipients = List.copyOf(recipients);
    }

    /** What the event says about one recipient. */
    public record RecipientReport(
            MailAddress address,
            @Nullable String status,
            @Nullable String diagnostic) {}

    /** A bounce that may as well be an automatic reply; only a delivery of the same mail can tell. */
    boolean isAmbiguous() {
        return kind == EventKind.BOUNCE && "Transient".equals(bounceType) && "General".equals(bounceSubType);
    }
}
