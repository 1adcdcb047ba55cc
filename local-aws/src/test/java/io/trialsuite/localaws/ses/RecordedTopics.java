package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.TopicPublisher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One topic that keeps what is published to it. */
final class RecordedTopics implements TopicPublisher {

    static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail-events";

    private final List<JsonNode> published = new CopyOnWriteArrayList<>();
    private final List<String> greetings = new CopyOnWriteArrayList<>();

    @Override
    public boolean exists(String topicArn) {
        return topicArn.equals(TOPIC);
    }

    @Override
    public void publish(String topicArn, String message, @Nullable String subject, Map<String, String> attributes) {
        if (message.startsWith("{")) published.add(Json.read(message));
        else greetings.add(message);
    }

    List<String> greetings() {
        return greetings;
    }

    List<JsonNode> events() {
        return published;
    }

    List<String> types() {
        return published.stream()
                .map(event -> event.path("eventType").asString())
                .toList();
    }
}
