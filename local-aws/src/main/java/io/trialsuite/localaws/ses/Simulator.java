package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.ses.Fate.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which events a mail will cause, from its recipients and its content alone. All mail is told about one by one in
 * the order SES would: the send first, then each outcome.
 */
final class Simulator {

    private static final String VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
    private static final String UNKNOWN_USER = "smtp; 550 5.1.1 user unknown";
    private static final String ON_GLOBAL_LIST =
            "Amazon SES has suppressed sending to this address because it has a recent"
                    + " history of bouncing as an invalid address.";
    private static final String ON_ACCOUNT_LIST =
            "Amazon SES did not send the message to this address because it is on the"
                    + " suppression list for your account.";
    private static final Duration RETRIES = Duration.ofHours(14);

    private final Predicate<EmailAddress> onAccountList;

    Simulator(Predicate<EmailAddress> onAccountList) {
        this.onAccountList = onAccountList;
    }

    /** The events of a mail whose raw content is {@code content}. */
    List<PlannedEvent> plan(Mail mail, String content) {
        var fates = new LinkedHashMap<EmailAddress, Fate>();
        for (var address : mail.destination()) {
            var parsed = EmailAddress.parse(address);
            fates.put(parsed, Fate.of(parsed, onAccountList));
        }
        var plan = new Plan(mail.timestamp().plus(slowest(fates)), copies(fates));
        plan.add(EventType.SEND, mail.destination(), object());
        if (content.contains(VIRUS)) {
            plan.add(EventType.REJECT, mail.destination(), object().put("reason", "Bad content"));
            return plan.events;
        }
        deliveries(plan, fates);
        fates.forEach((address, fate) -> outcome(plan, address.text(), fate));
        return plan.events;
    }

    /** The single event of a mail whose template lacked a variable. */
    List<PlannedEvent> renderingFailure(Mail mail, String template, String reason) {
        var plan = new Plan(mail.timestamp(), 1);
        plan.add(
                EventType.RENDERING_FAILURE,
                mail.destination(),
                object().put("errorMessage", reason).put("templateName", template));
        return plan.events;
    }

    private static void deliveries(Plan plan, Map<EmailAddress, Fate> fates) {
        var arrived = fates.entrySet().stream()
                .filter(entry -> entry.getValue().outcome().arrives())
                .map(entry -> entry.getKey().text())
                .toList();
        if (!arrived.isEmpty()) {
            plan.add(EventType.DELIVERY, arrived, delivery(arrived, 412));
        }
    }

    private static void outcome(Plan plan, String address, Fate fate) {
        var recipient = List.of(address);
        switch (fate.outcome()) {
            case DELIVERED, SLOW, DUPLICATED -> {}
            case BOUNCED -> plan.add(EventType.BOUNCE, recipient, hardBounce("General", address, UNKNOWN_USER));
            case SUPPRESSED -> plan.add(EventType.BOUNCE, recipient, hardBounce("Suppressed", address, ON_GLOBAL_LIST));
            case ON_ACCOUNT_LIST ->
                plan.add(EventType.BOUNCE, recipient, hardBounce("OnAccountSuppressionList", address, ON_ACCOUNT_LIST));
            case COMPLAINED -> plan.add(EventType.COMPLAINT, recipient, complaint(address));
            case OUT_OF_OFFICE -> plan.add(EventType.BOUNCE, recipient, automaticReply(address));
            case DELAYED -> {
                plan.add(EventType.DELIVERY_DELAY, recipient, delay(address, plan.start.plus(RETRIES)));
                plan.add(
                        EventType.DELIVERY,
                        recipient,
                        delivery(recipient, fate.pause().toMillis()),
                        fate.pause());
            }
        }
    }

    private static ObjectNode delivery(List<String> recipients, long millis) {
        var node = object().put("processingTimeMillis", millis);
        var array = node.putArray("recipients");
        recipients.forEach(array::add);
        return node.put("smtpResponse", "250 2.6.0 Message received")
                .put("reportingMTA", "a8-50.smtp-out.amazonses.com");
    }

    private static ObjectNode hardBounce(String subType, String address, String diagnosis) {
        var node = object().put("bounceType", "Permanent").put("bounceSubType", subType);
        node.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", address)
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", diagnosis);
        return node.put("feedbackId", feedbackId()).put("reportingMTA", "dsn; a8-50.smtp-out.amazonses.com");
    }

    /** No delivery status notification came with it, hence no status, diagnosis or reporting server. */
    private static ObjectNode automaticReply(String address) {
        var node = object().put("bounceType", "Transient").put("bounceSubType", "General");
        node.putArray("bouncedRecipients").addObject().put("emailAddress", address);
        return node.put("feedbackId", feedbackId());
    }

    private static ObjectNode complaint(String address) {
        var node = object();
        node.putArray("complainedRecipients").addObject().put("emailAddress", address);
        return node.put("feedbackId", feedbackId())
                .putNull("complaintSubType")
                .put("userAgent", "Amazon SES Mailbox Simulator")
                .put("complaintFeedbackType", "abuse");
    }

    private static ObjectNode delay(String address, Instant expiration) {
        var node = object().put("delayType", "TransientCommunicationFailure")
                .put("expirationTime", EventRecord.timestamp(expiration));
        node.putArray("delayedRecipients")
                .addObject()
                .put("emailAddress", address)
                .put("status", "4.4.1")
                .put("diagnosticCode", "smtp; 421 4.4.1 Unable to connect to remote host");
        return node;
    }

    private static Duration slowest(Map<EmailAddress, Fate> fates) {
        return fates.values().stream()
                .filter(fate -> fate.outcome() == Outcome.SLOW)
                .map(Fate::pause)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static int copies(Map<EmailAddress, Fate> fates) {
        return fates.values().stream().anyMatch(fate -> fate.outcome() == Outcome.DUPLICATED) ? 2 : 1;
    }

    private static String feedbackId() {
        return "0100" + UUID.randomUUID() + "-000000";
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Events in order; each is due no earlier than the one before it, so that a delay holds up nothing it precedes. */
    private static final class Plan {
        private final Instant start;
        private final int copies;
        private final List<PlannedEvent> events = new ArrayList<>();

        Plan(Instant start, int copies) {
            this.start = start;
            this.copies = copies;
        }

        void add(EventType type, List<String> recipients, ObjectNode detail) {
            add(type, recipients, detail, Duration.ZERO);
        }

        void add(EventType type, List<String> recipients, ObjectNode detail, Duration after) {
            events.add(new PlannedEvent(type, List.copyOf(recipients), detail, start.plus(after), copies));
            events.sort(Comparator.comparing(PlannedEvent::due));
        }
    }
}
