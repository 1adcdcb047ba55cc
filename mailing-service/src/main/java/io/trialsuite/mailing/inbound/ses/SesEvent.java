package io.trialsuite.mailing.inbound.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we read of SES's event publishing JSON ("Contents of event data", Amazon SES developer guide). */
record SesEvent(
        @Nullable String eventType,
        @Nullable Mail mail,
        @Nullable Bounce bounce,
        @Nullable Complaint complaint,
        @Nullable Delivery delivery,
        @Nullable Reject reject,
        @Nullable Engagement open,
        @Nullable Engagement click,
        @Nullable Failure failure,
        @Nullable DeliveryDelay deliveryDelay,
        @Nullable Engagement subscription) {

    record Mail(
            @Nullable Instant timestamp,
            @Nullable String messageId,
            @Nullable List<String> destination,
            @Nullable Map<String, List<String>> tags) {}

    record Recipient(
            @Nullable String emailAddress,
            @Nullable String status,
            @Nullable String diagnosticCode) {}

    record Bounce(
            @Nullable String bounceType,
            @Nullable String bounceSubType,
            @Nullable List<Recipient> bouncedRecipients,
            @Nullable Instant timestamp,
            @Nullable String feedbackId) {}

    record Complaint(
            @Nullable List<Recipient> complainedRecipients,
            @Nullable Instant timestamp,
            @Nullable String feedbackId,
            @Nullable String complaintSubType,
            @Nullable String complaintFeedbackType) {}

    record Delivery(
            @Nullable Instant timestamp,
            @Nullable List<String> recipients,
            @Nullable String smtpResponse) {}

    record Reject(@Nullable String reason) {}

    record Engagement(@Nullable Instant timestamp) {}

    record Failure(@Nullable String templateName, @Nullable String errorMessage) {}

    record DeliveryDelay(
            @Nullable Instant timestamp,
            @Nullable List<Recipient> delayedRecipients,
            @Nullable String delayType) {}
}
