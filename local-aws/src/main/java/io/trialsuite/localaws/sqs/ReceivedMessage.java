package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A delivery as the consumer sees it, with no more attributes than were asked for. */
final class ReceivedMessage {

    private static final String SENDER = "AIDALOCALAWSLOCALAWSX";

    private ReceivedMessage() {}

    static ObjectNode json(Delivery delivery, Set<String> system, Set<String> custom) {
        var message = delivery.message();
        var json = Json.object()
                .put("MessageId", message.id())
                .put("ReceiptHandle", delivery.receipt().handle())
                .put("Body", message.content().body())
                .put("MD5OfBody", Digests.md5(message.content().body()));
        addSystemAttributes(json, delivery, system);
        if (message.content().attributes() != null) {
            addCustomAttributes(json, message.content().attributes(), custom);
        }
        return json;
    }

    private static void addSystemAttributes(ObjectNode json, Delivery delivery, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var message = delivery.message();
        var content = message.content();
        var all = Json.object()
                .put("SenderId", SENDER)
                .put("SentTimestamp", Long.toString(message.sentAt().toEpochMilli()))
                .put("ApproximateReceiveCount", Integer.toString(delivery.receives()))
                .put(
                        "ApproximateFirstReceiveTimestamp",
                        Long.toString(delivery.firstReceivedAt().toEpochMilli()));
        put(all, "MessageGroupId", content.group());
        if (delivery.receipt().queue().endsWith(".fifo")) {
            put(all, "MessageDeduplicationId", content.deduplicationId());
            all.put("SequenceNumber", message.sequenceNumber());
        }
        put(all, "AWSTraceHeader", content.traceHeader());
        put(all, "DeadLetterQueueSourceArn", message.deadLetterSource());
        if (!wanted.contains("All")) {
            all.retain(wanted);
        }
        json.set("Attributes", all);
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void addCustomAttributes(ObjectNode json, ObjectNode attributes, Set<String> wanted) {
        var chosen = Json.object();
        attributes.properties().forEach(attribute -> {
            if (wanted.stream().anyMatch(pattern -> matches(pattern, attribute.getKey()))) {
                chosen.set(attribute.getKey(), attribute.getValue());
            }
        });
        if (!chosen.isEmpty()) {
            json.set("MessageAttributes", chosen);
            json.put("MD5OfMessageAttributes", Digests.md5(chosen));
        }
    }

    private static boolean matches(String pattern, String name) {
        return pattern.equals("All")
                || (pattern.endsWith(".*")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 2))
                        : name.equals(pattern));
    }
}
