package io.trialsuite.outbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** Where a queue's hopeless messages go, taken from the queue's own redrive policy; read once, at the first need. */
final class DeadLetterQueue {

    static final String REASON = "failure-reason";
    private static final int MOST_ATTRIBUTES = 10;

    private final SqsAsyncClient sqs;
    private final JsonMapper json;
    private final String queue;
    private volatile @Nullable Policy policy;

    record Policy(Optional<String> url, int maxReceiveCount) {}

    DeadLetterQueue(SqsAsyncClient sqs, JsonMapper json, String queue) {
        this.sqs = sqs;
        this.json = json;
        this.queue = queue;
    }

    Policy policy() {
        var known = policy;
        if (known == null) {
            known = read();
            policy = known;
        }
        return known;
    }

    private Policy read() {
        var url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY))
                .join()
                .attributes();
        var text = attributes.get(QueueAttributeName.REDRIVE_POLICY);
        if (text == null || text.isBlank()) {
            return new Policy(Optional.empty(), Integer.MAX_VALUE);
        }
        var redrive = json.readTree(text);
        var arn = redrive.path("deadLetterTargetArn").asString("");
        var target = sqs.getQueueUrl(request -> request.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                .join()
                .queueUrl();
        return new Policy(Optional.of(target), redrive.path("maxReceiveCount").asInt(Integer.MAX_VALUE));
    }

    /**
     * Sends a copy with the reason; the caller then acknowledges the original.
     *
     * @return false when the queue has no dead-letter queue
     */
    boolean send(SqsDelivery delivery, String reason) {
        var target = policy().url();
        if (target.isEmpty()) {
            return false;
        }
        sqs.sendMessage(request -> {
                    request.queueUrl(target.get())
                            .messageBody(delivery.body())
                            .messageAttributes(attributes(delivery, reason));
                    if (queue.endsWith(".fifo")) {
                        // the queue's id: a repeated attempt is one message, a redriven message is another
                        request.messageGroupId(delivery.group())
                                .messageDeduplicationId(delivery.source().messageId());
                    }
                })
                .join();
        return true;
    }

    private static Map<String, MessageAttributeValue> attributes(SqsDelivery delivery, String reason) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        delivery.source().messageAttributes().entrySet().stream()
                .filter(attribute -> !attribute.getKey().equals(REASON))
                .limit(MOST_ATTRIBUTES - 1)
                .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue()));
        attributes.put(REASON, SqsQueue.text(printable(reason)));
        return attributes;
    }

    private static String printable(String reason) {
        var text = reason.replaceAll("\\p{Cntrl}", " ").strip();
        return text.isEmpty() ? "unknown" : text.substring(0, Math.min(text.length(), 500));
    }
}
