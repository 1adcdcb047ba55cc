package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message on a queue: what was sent, which never changes, and where it stands, which only its queue changes.
 * {@code sequence} is unique among all queues and gives the order.
 */
final class Message {

    /** Where a message stands. */
    enum Place {
        VISIBLE,
        DELAYED,
        IN_FLIGHT
    }

    private final long sequence;
    private final String id;
    private final Instant sentAt;
    private final NewMessage content;
    private final @Nullable String deadLetterSource;

    Place place = Place.VISIBLE;
    Instant hiddenUntil = Instant.EPOCH;
    int receives;

    @Nullable
    Instant firstReceivedAt;

    Repetition repetition = Repetition.NONE;

    /** Whether a fault rule makes the message come once more after it was deleted. */
    enum Repetition {
        NONE,
        DUE,
        DONE
    }

    Message(long sequence, String id, Instant sentAt, NewMessage content, @Nullable String deadLetterSource) {
        this.sequence = sequence;
        this.id = id;
        this.sentAt = sentAt;
        this.content = content;
        this.deadLetterSource = deadLetterSource;
    }

    long sequence() {
        return sequence;
    }

    String id() {
        return id;
    }

    Instant sentAt() {
        return sentAt;
    }

    NewMessage content() {
        return content;
    }

    /** The ARN of the queue this message failed on; null unless this is a dead letter. */
    @Nullable
    String deadLetterSource() {
        return deadLetterSource;
    }

    /** FIFO queues only, where a group is required. */
    String group() {
        return content.group() == null ? "" : content.group();
    }

    /** Twenty digits, as AWS writes them, so that texts compare like numbers. */
    String sequenceNumber() {
        return sequenceNumber(sequence);
    }

    static String sequenceNumber(long sequence) {
        var digits = Long.toString(sequence);
        return "0".repeat(20 - digits.length()) + digits;
    }

    ObjectNode toJson() {
        var json = Json.object()
                .put("sequence", sequence)
                .put("id", id)
                .put("sentAt", sentAt.toEpochMilli())
                .put("body", content.body());
        putIfPresent(json, "group", content.group());
        putIfPresent(json, "deduplicationId", content.deduplicationId());
        putIfPresent(json, "traceHeader", content.traceHeader());
        putIfPresent(json, "deadLetterSource", deadLetterSource);
        if (content.attributes() != null) {
            json.set("attributes", content.attributes());
        }
        if (place != Place.VISIBLE) {
            json.put("place", place.name()).put("hiddenUntil", hiddenUntil.toEpochMilli());
        }
        if (firstReceivedAt != null) {
            json.put("receives", receives).put("firstReceivedAt", firstReceivedAt.toEpochMilli());
        }
        return json;
    }

    static Message fromJson(JsonNode json) {
        var content = new NewMessage(
                json.path("body").asString(),
                textOrNull(json, "group"),
                textOrNull(json, "deduplicationId"),
                json.get("attributes") instanceof ObjectNode attributes ? attributes : null,
                textOrNull(json, "traceHeader"),
                null);
        var message = new Message(
                json.path("sequence").asLong(),
                json.path("id").asString(),
                Instant.ofEpochMilli(json.path("sentAt").asLong()),
                content,
                textOrNull(json, "deadLetterSource"));
        message.place = Place.valueOf(json.path("place").asString("VISIBLE"));
        message.hiddenUntil = Instant.ofEpochMilli(json.path("hiddenUntil").asLong(0));
        message.receives = json.path("receives").asInt(0);
        if (json.has("firstReceivedAt")) {
            message.firstReceivedAt =
                    Instant.ofEpochMilli(json.path("firstReceivedAt").asLong());
        }
        return message;
    }

    private static void putIfPresent(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static @Nullable String textOrNull(JsonNode json, String name) {
        var value = json.get(name);
        return value == null ? null : value.asString();
    }
}
