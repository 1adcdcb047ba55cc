package io.trialsuite.mailing.inbound.ses;

import io.trialsuite.mailing.delivery.DeliveryReport;
import io.trialsuite.mailing.delivery.DeliveryReport.RecipientReport;
import io.trialsuite.mailing.delivery.EventKind;
import io.trialsuite.mailing.delivery.EventReader;
import io.trialsuite.mailing.mail.AttemptId;
import io.trialsuite.mailing.mail.MailAddress;
import io.trialsuite.mailing.mail.MailId;
import io.trialsuite.outbox.PoisonMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Translates SES's JSON into our words; refuses what is not an event of SES. */
@Component
class SesEventReader implements EventReader {

    // PostgreSQL keeps neither NUL nor half a character, and servers put both into what they answer
    private static final Pattern UNSTORABLE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)(?:\\\\u0000"
            + "|\\\\u[dD][89abAB]\\p{XDigit}{2}(?!\\\\u[dD][c-fC-F])"
            + "|(?<!\\\\u[dD][89abAB]\\p{XDigit}{2})\\\\u[dD][c-fC-F]\\p{XDigit}{2})");

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public DeliveryReport read(String body) {
        var storable = UNSTORABLE.matcher(body).replaceAll("$1");
        var event = parse(storable);
        var mail = require("mail", event.mail());
        var messageId = require("mail.messageId", mail.messageId());
        var kind = kind(require("eventType", event.eventType()));
        return new DeliveryReport(
                kind,
                messageId,
                tag(mail.tags(), "mail_id").map(MailId::new).orElse(null),
                tag(mail.tags(), "attempt_id").map(AttemptId::new).orElse(null),
                at(event, mail),
                recipients(event, mail, kind),
                event.bounce() == null ? null : event.bounce().bounceType(),
                event.bounce() == null ? null : event.bounce().bounceSubType(),
                feedbackId(event),
                event.complaint() == null ? null : event.complaint().complaintFeedbackType(),
                detail(event),
                storable);
    }

    private SesEvent parse(String body) {
        try {
            var event = json.readValue(body, SesEvent.class);
            if (event == null) {
                throw new PoisonMessage("not an SES event: null");
            }
            return event;
        } catch (JacksonException e) {
            throw new PoisonMessage("not an SES event: " + e.getClass().getSimpleName(), e);
        }
    }

    private static EventKind kind(String eventType) {
        return switch (eventType) {
            case "Send" -> EventKind.SEND;
            case "Delivery" -> EventKind.DELIVERY;
            case "Bounce" -> EventKind.BOUNCE;
            case "Complaint" -> EventKind.COMPLAINT;
            case "Reject" -> EventKind.REJECT;
            case "Open" -> EventKind.OPEN;
            case "Click" -> EventKind.CLICK;
            case "Rendering Failure" -> EventKind.RENDERING_FAILURE;
            case "DeliveryDelay" -> EventKind.DELIVERY_DELAY;
            case "Subscription" -> EventKind.SUBSCRIPTION;
            default -> EventKind.OTHER;
        };
    }

    private static Instant at(SesEvent event, SesEvent.Mail mail) {
        var own = first(
                event.bounce() == null ? null : event.bounce().timestamp(),
                event.complaint() == null ? null : event.complaint().timestamp(),
                event.delivery() == null ? null : event.delivery().timestamp(),
                event.deliveryDelay() == null ? null : event.deliveryDelay().timestamp(),
                event.open() == null ? null : event.open().timestamp(),
                event.click() == null ? null : event.click().timestamp(),
                event.subscription() == null ? null : event.subscription().timestamp());
        return own == null ? require("mail.timestamp", mail.timestamp()) : own;
    }

    private static @Nullable Instant first(@Nullable Instant... candidates) {
        for (var candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static List<RecipientReport> recipients(SesEvent event, SesEvent.Mail mail, EventKind kind) {
        return switch (kind) {
            case BOUNCE -> reports(require("bounce", event.bounce()).bouncedRecipients());
            case COMPLAINT -> reports(require("complaint", event.complaint()).complainedRecipients());
            case DELIVERY_DELAY ->
                reports(require("deliveryDelay", event.deliveryDelay()).delayedRecipients());
            case DELIVERY -> addresses(require("delivery", event.delivery()).recipients());
            case SEND, REJECT, OPEN, CLICK, RENDERING_FAILURE, SUBSCRIPTION, OTHER -> addresses(mail.destination());
        };
    }

    private static List<RecipientReport> reports(@Nullable List<SesEvent.Recipient> recipients) {
        return require("recipients", recipients).stream()
                .map(recipient -> new RecipientReport(
                        MailAddress.parse(require("emailAddress", recipient.emailAddress())),
                        recipient.status(),
                        recipient.diagnosticCode()))
                .toList();
    }

    private static List<RecipientReport> addresses(@Nullable List<String> recipients) {
        return require("recipients", recipients).stream()
                .map(address -> new RecipientReport(MailAddress.parse(address), null, null))
                .toList();
    }

    private static @Nullable String feedbackId(SesEvent event) {
        if (event.bounce() != null) {
            return event.bounce().feedbackId();
        }
        return event.complaint() == null ? null : event.complaint().feedbackId();
    }

    private static @Nullable String detail(SesEvent event) {
        if (event.delivery() != null) {
            return event.delivery().smtpResponse();
        }
        if (event.reject() != null) {
            return event.reject().reason();
        }
        if (event.failure() != null) {
            return event.failure().errorMessage();
        }
        return event.deliveryDelay() == null ? null : event.deliveryDelay().delayType();
    }

    // other senders of this account may use tags of the same name for something else
    private static Optional<UUID> tag(@Nullable Map<String, List<String>> tags, String name) {
        var values = tags == null ? null : tags.get(name);
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(values.getFirst()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw new PoisonMessage("not an SES event: " + field + " is missing");
        }
        return value;
    }
}
