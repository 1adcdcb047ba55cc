package io.trialsuite.localaws.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One queue or topic that wants to hear of some changes in a bucket.
 *
 * @param events without {@code s3:}; may end in {@code *}
 */
record NotificationRule(String id, Target target, String arn, List<String> events, String prefix, String suffix) {

    enum Target {
        QUEUE,
        TOPIC
    }

    static List<NotificationRule> parse(String document) {
        var root = XmlElement.parse(document.getBytes(StandardCharsets.UTF_8));
        for (var unsupported : List.of("CloudFunctionConfiguration", "EventBridgeConfiguration")) {
            if (root.child(unsupported).isPresent()) {
                throw S3Request.invalid("local-aws notifies queues and topics only, not " + unsupported + ".");
            }
        }
        var rules = new ArrayList<NotificationRule>();
        root.children("QueueConfiguration").forEach(rule -> rules.add(of(rule, Target.QUEUE, "Queue")));
        root.children("TopicConfiguration").forEach(rule -> rules.add(of(rule, Target.TOPIC, "Topic")));
        return rules;
    }

    private static NotificationRule of(XmlElement rule, Target target, String element) {
        var prefix = new StringBuilder();
        var suffix = new StringBuilder();
        var filters = rule.child("Filter")
                .flatMap(filter -> filter.child("S3Key"))
                .map(key -> key.children("FilterRule"))
                .orElse(List.of());
        for (var filter : filters) {
            var isPrefix = filter.require("Name").toLowerCase(Locale.ROOT).equals("prefix");
            (isPrefix ? prefix : suffix).append(filter.require("Value"));
        }
        var events = rule.children("Event").stream()
                .map(event -> event.element().getTextContent().strip().replaceFirst("^s3:", ""))
                .toList();
        if (events.isEmpty()) throw XmlElement.malformed();
        return new NotificationRule(
                rule.text("Id").orElseGet(() -> UUID.randomUUID().toString()),
                target,
                rule.require(element),
                events,
                prefix.toString(),
                suffix.toString());
    }

    /** @param event for instance {@code ObjectCreated:Put} */
    boolean wants(String event, String key) {
        return key.startsWith(prefix)
                && key.endsWith(suffix)
                && events.stream()
                        .anyMatch(wanted -> wanted.endsWith("*")
                                ? event.startsWith(wanted.substring(0, wanted.length() - 1))
                                : event.equals(wanted));
    }
}
