package io.trialsuite.mailing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Events of SES about a mail of ours, in the shape AWS documents. */
final class SesEvents {

    private SesEvents() {}

    static String send(String sesMessageId, MailingScenario.Order order) {
        return event("Send", sesMessageId, order, "send", Map.of());
    }

    static String delivery(String sesMessageId, MailingScenario.Order order) {
        return event(
                "Delivery",
                sesMessageId,
                order,
                "delivery",
                Map.of(
                        "timestamp",
                        "2026-11-25T12:00:05.000Z",
                        "recipients",
                        List.of(order.to()),
                        "smtpResponse",
                        "250 ok"));
    }

    static String delay(String sesMessageId, MailingScenario.Order order) {
        return event(
                "DeliveryDelay",
                sesMessageId,
                order,
                "deliveryDelay",
                Map.of(
                        "timestamp",
                        "2026-11-25T12:00:05.000Z",
                        "delayType",
                        "MailboxFull",
                        "delayedRecipients",
                        List.of(Map.of("emailAddress", order.to(), "status", "4.2.2", "diagnosticCode", "452 full"))));
    }

    static String bounce(String sesMessageId, MailingScenario.Order order, String type, String subType) {
        return event(
                "Bounce",
                sesMessageId,
                order,
                "bounce",
                Map.of(
                        "bounceType",
                        type,
                        "bounceSubType",
                        subType,
                        "feedbackId",
                        "feedback-" + sesMessageId + "-bounce",
                        "timestamp",
                        "2026-11-25T12:00:06.000Z",
                        "bouncedRecipients",
                        List.of(Map.of(
                                "emailAddress",
                                order.to(),
                                "action",
                                "failed",
                                "status",
                                "5.1.1",
                                "diagnosticCode",
                                "smtp; 550 5.1.1 <" + order.to() + "> user unknown"))));
    }

    static String complaint(String sesMessageId, MailingScenario.Order order) {
        return event(
                "Complaint",
                sesMessageId,
                order,
                "complaint",
                Map.of(
                        "feedbackId",
                        "feedback-" + sesMessageId + "-complaint",
                        "timestamp",
                        "2026-11-25T12:00:07.000Z",
                        "complaintFeedbackType",
                        "abuse",
                        "complainedRecipients",
                        List.of(Map.of("emailAddress", order.to()))));
    }

    private static String event(
            String type, String sesMessageId, MailingScenario.Order order, String member, Map<String, ?> detail) {
        var mail = new LinkedHashMap<String, Object>();
        mail.put("timestamp", "2026-11-25T12:00:00.000Z");
        mail.put("messageId", sesMessageId);
        mail.put("source", "no-reply@trialsuite.example");
        mail.put("destination", List.of(order.to()));
        mail.put("tags", Map.of("mail_id", List.of(order.mail().toString())));
        var event = new LinkedHashMap<String, Object>();
        event.put("eventType", type);
        event.put("mail", mail);
        event.put(member, detail);
        return JsonMapper.shared().writeValueAsString(event);
    }
}
