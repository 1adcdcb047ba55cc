package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.sns.Topic.Published;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Turns records back into topics, and topics into the shortest list of records that says the same. */
final class TopicReplay {

    private final Map<String, Topic> topics;
    private final Map<String, Subscription> subscriptions;
    private long lastSequence;

    TopicReplay(Map<String, Topic> topics, Map<String, Subscription> subscriptions) {
        this.topics = topics;
        this.subscriptions = subscriptions;
    }

    long lastSequence() {
        return lastSequence;
    }

    void apply(JsonNode record) {
        var arn = record.path("topic").asString("");
        switch (record.path("is").asString()) {
            case "sequence" ->
                lastSequence = Math.max(lastSequence, record.path("last").asLong());
            case "topic" -> {
                var topic = topics.computeIfAbsent(arn, Topic::new);
                topic.attributes = texts(record.path("attributes"));
                topic.tags = texts(record.path("tags"));
            }
            case "dropped" -> {
                topics.remove(arn);
                subscriptions.values().removeIf(s -> s.topicArn().equals(arn));
            }
            case "subscription" -> {
                var subscription = new Subscription(
                        record.path("arn").asString(),
                        arn,
                        record.path("queue").asString(),
                        texts(record.path("attributes")));
                subscriptions.put(subscription.arn(), subscription);
            }
            case "unsubscribed" -> subscriptions.remove(record.path("arn").asString());
            case "published" -> published(arn, record);
            default -> throw new IllegalStateException("The journal has an unknown record: " + record);
        }
    }

    private void published(String arn, JsonNode record) {
        var topic = topics.get(arn);
        if (topic != null) {
            var sequence = record.path("sequence").asString("0");
            lastSequence = Math.max(lastSequence, Long.parseLong(sequence));
            topic.remember(
                    record.path("key").asString(),
                    new Published(
                            record.path("message").asString(),
                            sequence,
                            Instant.ofEpochMilli(record.path("at").asLong())));
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        return texts;
    }

    static Stream<JsonNode> snapshot(
            Map<String, Topic> topics, Map<String, Subscription> subscriptions, long lastSequence, Instant now) {
        var sequence = Stream.<JsonNode>of(TopicRecord.sequence(lastSequence));
        var topicRecords = topics.values().stream()
                .<JsonNode>flatMap(topic -> Stream.concat(
                        Stream.of(TopicRecord.topic(topic, topic.attributes, topic.tags)),
                        topic.published(now).entrySet().stream()
                                .map(e -> TopicRecord.published(topic.arn(), e.getKey(), e.getValue()))));
        var subscriptionRecords = subscriptions.values().stream().<JsonNode>map(TopicRecord::subscription);
        return Stream.of(sequence, topicRecords, subscriptionRecords).flatMap(s -> s);
    }
}
