package io.trialsuite.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One delivery of one message by SQS. */
record SqsDelivery(SqsQueue queue, Message source, Instant receivedAt) {

    String body() {
        return source.body();
    }

    String receipt() {
        return source.receiptHandle();
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

    /** Made from the queue's own id for the message, the same at every redelivery. */
    MessageId queueId() {
        return MessageId.at(sentAt(), source.messageId());
    }

    /** Hides the message for so long from now; zero shows it at once. */
    void hide(Duration duration) {
        queue.hide(List.of(source), duration);
    }

    void acknowledge() {
        queue.acknowledge(source);
    }
}
