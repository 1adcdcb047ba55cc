package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.sqs.DeduplicationWindow.Accepted;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns records back into queues, and queues into the shortest list of records that says the same. */
final class QueueReplay {

    private final Map<String, Queue> queues;
    private final Supplier<Condition> conditions;
    private long lastSequence;

    QueueReplay(Map<String, Queue> queues, Supplier<Condition> conditions) {
        this.queues = queues;
        this.conditions = conditions;
    }

    /** The highest sequence that was ever given out. */
    long lastSequence() {
        return lastSequence;
    }

    void apply(JsonNode record) {
        var is = record.path("is").asString();
        if (is.equals("sequence")) {
            lastSequence = Math.max(lastSequence, record.path("last").asLong());
            return;
        }
        var name = record.path("queue").asString();
        if (is.equals("queue")) {
            applyQueue(name, record);
            return;
        }
        var queue = queues.get(name);
        if (queue == null) {
            throw new IllegalStateException("The journal speaks of a queue that is not there: " + record);
        }
        switch (is) {
            case "dropped" -> queues.remove(name);
            case "purged" -> queue.clear();
            case "sent" -> queue.remember(admit(queue, record));
            case "placed" -> admit(queue, record);
            case "received" ->
                forEach(queue, record, m -> queue.replayDelivery(m, time(record, "at"), time(record, "until")));
            case "removed" -> forEach(queue, record, queue::remove);
            case "hidden" -> {
                var message = queue.find(record.path("sequence").asLong());
                if (message != null) {
                    queue.hideUntil(message, time(record, "until"));
                }
            }
            case "remembered" ->
                queue.deduplication()
                        .remember(
                                record.path("key").asString(),
                                new Accepted(
                                        record.path("message").asString(),
                                        record.path("sequence").asLong(),
                                        time(record, "at")));
            default -> throw new IllegalStateException("The journal has an unknown record: " + record);
        }
    }

    private void applyQueue(String name, JsonNode record) {
        var queue = queues.computeIfAbsent(name, n -> new Queue(n, time(record, "created"), conditions.get()));
        queue.attributes = QueueAttributes.NONE.with(QueueRecord.texts(record.path("attributes")));
        queue.tags = QueueRecord.texts(record.path("tags"));
        queue.modifiedAt = time(record, "modified");
    }

    private Message admit(Queue queue, JsonNode record) {
        var message = Message.fromJson(record.path("message"));
        queue.admit(message);
        lastSequence = Math.max(lastSequence, message.sequence());
        return message;
    }

    private static void forEach(Queue queue, JsonNode record, Consumer<Message> action) {
        for (var sequence : record.path("sequences")) {
            var message = queue.find(sequence.asLong());
            if (message != null) {
                action.accept(message);
            }
        }
    }

    private static Instant time(JsonNode record, String name) {
        return Instant.ofEpochMilli(record.path(name).asLong());
    }

    static Stream<JsonNode> snapshot(Map<String, Queue> queues, long lastSequence, Instant now) {
        var sequence = Stream.<JsonNode>of(QueueRecord.sequence(lastSequence));
        return Stream.concat(sequence, queues.values().stream().flatMap(queue -> snapshot(queue, now)));
    }

    private static Stream<JsonNode> snapshot(Queue queue, Instant now) {
        var self = Stream.<JsonNode>of(QueueRecord.queue(queue, queue.attributes, queue.tags, queue.modifiedAt));
        var remembered = queue.deduplication().entries(now).entrySet().stream()
                .<JsonNode>map(e -> QueueRecord.remembered(queue, e.getKey(), e.getValue()));
        var messages = queue.messages().stream().<JsonNode>map(message -> QueueRecord.placed(queue, message));
        return Stream.of(self, remembered, messages).flatMap(s -> s);
    }
}
