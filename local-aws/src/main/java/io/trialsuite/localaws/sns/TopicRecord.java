package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.Topic.Published;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The journal's vocabulary: one JSON object for each thing that can happen to a topic. */
final class TopicRecord {

    private TopicRecord() {}

    /** The topic exists and looks like this. */
    static ObjectNode topic(Topic topic, Map<String, String> attributes, Map<String, String> tags) {
        var json = Json.object().put("is", "topic").put("topic", topic.arn());
        attributes.forEach(json.putObject("attributes")::put);
        tags.forEach(json.putObject("tags")::put);
        return json;
    }

    static ObjectNode dropped(String topicArn) {
        return Json.object().put("is", "dropped").put("topic", topicArn);
    }

    static ObjectNode subscription(Subscription subscription) {
        var json = Json.object()
                .put("is", "subscription")
                .put("arn", subscription.arn())
                .put("topic", subscription.topicArn())
                .put("queue", subscription.queueArn());
        subscription.attributes().forEach(json.putObject("attributes")::put);
        return json;
    }

    static ObjectNode unsubscribed(String arn) {
        return Json.object().put("is", "unsubscribed").put("arn", arn);
    }

    /** Delivered, and not to be delivered again during the deduplication window. */
    static ObjectNode published(String topicArn, String key, Published published) {
        return Json.object()
                .put("is", "published")
                .put("topic", topicArn)
                .put("key", key)
                .put("message", published.messageId())
                .put("sequence", published.sequenceNumber())
                .put("at", published.at().toEpochMilli());
    }

    static ObjectNode sequence(long last) {
        return Json.object().put("is", "sequence").put("last", last);
    }
}
