package io.trialsuite.mailing.reasons;

import org.jspecify.annotations.Nullable;

/** Reads SES's bounce type and sub-type, and the SMTP status where they say little. New sub-types fall back to their type. */
public final class BounceReasons {

    private BounceReasons() {}

    public static ReasonCode of(String type, String subType, @Nullable String smtpStatus) {
        return switch (subType) {
            case "NoEmail" -> ReasonCode.NO_MAILBOX;
            case "Suppressed", "OnAccountSuppressionList", "UnsubscribedRecipient" -> ReasonCode.SUPPRESSED;
            case "MailboxFull" -> ReasonCode.MAILBOX_FULL;
            case "MessageTooLarge" -> ReasonCode.MESSAGE_TOO_LARGE;
            case "ContentRejected" -> ReasonCode.CONTENT_REJECTED;
            case "AttachmentRejected" -> ReasonCode.ATTACHMENT_REJECTED;
            default -> byType(type, smtpStatus);
        };
    }

    private static ReasonCode byType(String type, @Nullable String smtpStatus) {
        return switch (type) {
            case "Permanent" -> byStatus(smtpStatus, ReasonCode.PERMANENT_FAILURE);
            case "Transient" -> byStatus(smtpStatus, ReasonCode.TEMPORARY_FAILURE);
            default -> ReasonCode.UNDETERMINED;
        };
    }

    // RFC 3463: x.1.1 bad mailbox, x.2.1 disabled, x.2.2 full, x.3.4 and x.2.3 too big
    private static ReasonCode byStatus(@Nullable String smtpStatus, ReasonCode otherwise) {
        if (smtpStatus == null) {
            return otherwise;
        }
        return switch (smtpStatus) {
            case "5.1.1", "5.1.0", "5.1.10", "5.2.1" -> ReasonCode.NO_MAILBOX;
            case "5.2.2", "4.2.2" -> ReasonCode.MAILBOX_FULL;
            case "5.2.3", "5.3.4" -> ReasonCode.MESSAGE_TOO_LARGE;
            default -> otherwise;
        };
    }
}
