package io.trialsuite.outbox;

import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One delivery of one message by SQS. */
record SqsDelivery(
        Message<String> message, software.amazon.awssdk.services.sqs.model.Message source, Instant receivedAt) {

    static SqsDelivery of(Message<String> message, Instant receivedAt) {
        var source = message.getHeaders()
                .get(SqsHeaders.SQS_SOURCE_DATA_HEADER, software.amazon.awssdk.services.sqs.model.Message.class);
        return new SqsDelivery(message, Objects.requireNonNull(source), receivedAt);
    }

    String body() {
        return source.body();
    }

    /** Delivery number, from 1. */
    int attempt() {
        return Integer.parseInt(attribute(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
    }

    Instant sentAt() {
        return Instant.ofEpochMilli(Long.parseLong(
                attribute(MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(receivedAt.toEpochMilli()))));
    }

    String group() {
        return attribute(MessageSystemAttributeName.MESSAGE_GROUP_ID, source.messageId());
    }

    private String attribute(MessageSystemAttributeName name, String otherwise) {
        return source.attributes().getOrDefault(name, otherwise);
    }

    Map<String, String> textAttributes() {
        var texts = new LinkedHashMap<String, String>();
        source.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                texts.put(name, value.stringValue());
            }
        });
        return texts;
    }

    /** The queue's own id for the message, the same at every redelivery. */
    MessageId queueId() {
        try {
            return MessageId.of(source.messageId());
        } catch (IllegalArgumentException e) {
            return new MessageId(UUID.nameUUIDFromBytes(source.messageId().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Hides the message for so long from now; zero shows it at once. */
    void hide(Duration duration) {
        var visibility = message.getHeaders().get(SqsHeaders.SQS_VISIBILITY_TIMEOUT_HEADER, Visibility.class);
        if (visibility != null) {
            // a failure costs only time: the message comes back when the queue's own time-out ends
            visibility
                    .changeToAsync((int) Math.min(duration.toSeconds(), 43_200))
                    .exceptionally(failure -> null);
        }
    }

    /** Not waited for: an acknowledgement that gets lost costs a redelivery, which the inbox recognises. */
    void acknowledge() {
        Acknowledgement.acknowledgeAsync(message).exceptionally(failure -> null);
    }
}
