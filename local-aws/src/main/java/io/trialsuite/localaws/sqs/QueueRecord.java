package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sqs.DeduplicationWindow.Accepted;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The journal's vocabulary: one JSON object for each thing that can happen to a queue. */
final class QueueRecord {

    private QueueRecord() {}

    private static ObjectNode record(String happened, Queue queue) {
        return Json.object().put("is", happened).put("queue", queue.name());
    }

    /** The queue exists and looks like this. */
    static ObjectNode queue(Queue queue, QueueAttributes attributes, Map<String, String> tags, Instant modified) {
        var json = record("queue", queue)
                .put("created", queue.createdAt().toEpochMilli())
                .put("modified", modified.toEpochMilli());
        attributes.values().forEach(json.putObject("attributes")::put);
        tags.forEach(json.putObject("tags")::put);
        return json;
    }

    static ObjectNode dropped(Queue queue) {
        return record("dropped", queue);
    }

    static ObjectNode purged(Queue queue) {
        return record("purged", queue);
    }

    /** Accepted, and remembered for deduplication. */
    static ObjectNode sent(Queue queue, Message message) {
        var json = record("sent", queue);
        json.set("message", message.toJson());
        return json;
    }

    /** Here now, without having been sent here: a dead letter, a redriven message, or part of a snapshot. */
    static ObjectNode placed(Queue queue, Message message) {
        var json = record("placed", queue);
        json.set("message", message.toJson());
        return json;
    }

    static ObjectNode received(Queue queue, Collection<Message> messages, Instant at, Instant until) {
        var json = record("received", queue).put("at", at.toEpochMilli()).put("until", until.toEpochMilli());
        return withSequences(json, messages);
    }

    static ObjectNode hidden(Queue queue, Message message, Instant until) {
        return record("hidden", queue).put("sequence", message.sequence()).put("until", until.toEpochMilli());
    }

    static ObjectNode removed(Queue queue, Collection<Message> messages) {
        return withSequences(record("removed", queue), messages);
    }

    static ObjectNode remembered(Queue queue, String key, Accepted accepted) {
        return record("remembered", queue)
                .put("key", key)
                .put("message", accepted.messageId())
                .put("sequence", accepted.sequence())
                .put("at", accepted.at().toEpochMilli());
    }

    /** No sequence up to this one may be given out again, even if its message is long gone. */
    static ObjectNode sequence(long last) {
        return Json.object().put("is", "sequence").put("last", last);
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        return texts;
    }

    private static ObjectNode withSequences(ObjectNode json, Collection<Message> messages) {
        ArrayNode sequences = json.putArray("sequences");
        messages.forEach(message -> sequences.add(message.sequence()));
        return json;
    }
}
