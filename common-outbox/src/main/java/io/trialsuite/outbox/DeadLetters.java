package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The dead-letter queues behind this service's subscriptions: what lies there, and sending it back. A redriven message keeps
 * its id, so the inbox still handles it once; it comes after whatever its subject has done meanwhile. Thread-safe.
 */
public final class DeadLetters {

    private static final int PAGE = 10;
    private static final int HIDDEN_SECONDS = 30;

    private final SqsAsyncClient sqs;
    private final Set<String> queues;
    private final Function<String, DeadLetterQueue> deadLetterQueues;
    private final OperationLog operations;
    private final Clock clock;

    DeadLetters(
            SqsAsyncClient sqs,
            Set<String> queues,
            Function<String, DeadLetterQueue> deadLetterQueues,
            OperationLog operations,
            Clock clock) {
        this.sqs = sqs;
        this.queues = Set.copyOf(queues);
        this.deadLetterQueues = deadLetterQueues;
        this.operations = operations;
        this.clock = clock;
    }

    /** The queues that can be asked about. */
    public Set<String> queues() {
        return queues;
    }

    /**
     * Shows what lies behind a queue, and leaves it there.
     *
     * @param queue one of {@link #queues()}
     * @param limit most messages; of a FIFO queue, a subject may show only its first ones
     */
    public List<DeadLetter> list(String queue, int limit) {
        var url = url(queue);
        var found = new LinkedHashMap<String, DeadLetter>();
        var hidden = new ArrayList<Message>();
        for (var page = receive(url); !page.isEmpty(); page = receive(url)) {
            hidden.addAll(page);
            page.forEach(message -> found.putIfAbsent(message.messageId(), deadLetter(message)));
            if (found.size() >= limit) {
                break;
            }
        }
        putBack(hidden, url);
        return found.values().stream().limit(limit).toList();
    }

    /**
     * Sends messages back to the queue they came from, first come first. What fails again meanwhile is left for another time.
     *
     * @param by who decides
     * @param reason why it should work now
     * @return how many were sent back
     */
    public int redrive(String queue, int limit, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var url = url(queue);
        var target = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        var sent = 0;
        var begun = clock.instant();
        try {
            var page = receive(url);
            while (!page.isEmpty() && sent < limit) {
                var waiting = page.stream()
                        .filter(message -> !sentAt(message).isAfter(begun))
                        .limit(limit - sent)
                        .toList();
                for (var message : waiting) {
                    sendBack(message, url, target, queue.endsWith(".fifo"));
                    sent++;
                }
                putBack(
                        page.stream()
                                .filter(message -> !waiting.contains(message))
                                .toList(),
                        url);
                page = waiting.isEmpty() ? List.of() : receive(url);
            }
        } finally {
            operations.add(by, "REDRIVE", queue, reason, sent);
        }
        return sent;
    }

    private void putBack(List<Message> messages, String url) {
        messages.forEach(message -> sqs.changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0))
                .join());
    }

    private void sendBack(Message message, String from, String target, boolean fifo) {
        var attributes = new HashMap<String, MessageAttributeValue>(message.messageAttributes());
        attributes.remove(DeadLetterQueue.REASON);
        sqs.sendMessage(request -> {
                    request.queueUrl(target).messageBody(message.body()).messageAttributes(attributes);
                    if (fifo) {
                        request.messageGroupId(system(
                                        message, MessageSystemAttributeName.MESSAGE_GROUP_ID, message.messageId()))
                                .messageDeduplicationId(message.messageId());
                    }
                })
                .join();
        sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()))
                .join();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(PAGE)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .join()
                .messages();
    }

    private String url(String queue) {
        if (!queues.contains(queue)) {
            throw new IllegalArgumentException("Not one of this service's queues: " + queue);
        }
        return deadLetterQueues
                .apply(queue)
                .policy()
                .url()
                .orElseThrow(() -> new IllegalArgumentException("No dead-letter queue behind " + queue));
    }

    private static DeadLetter deadLetter(Message message) {
        return new DeadLetter(
                message.messageId(),
                text(message, "type"),
                system(message, MessageSystemAttributeName.MESSAGE_GROUP_ID, ""),
                text(message, DeadLetterQueue.REASON),
                sentAt(message),
                message.body());
    }

    private static Instant sentAt(Message message) {
        return Instant.ofEpochMilli(Long.parseLong(system(message, MessageSystemAttributeName.SENT_TIMESTAMP, "0")));
    }

    private static String text(Message message, String name) {
        var attribute = message.messageAttributes().get(name);
        return attribute == null || attribute.stringValue() == null ? "unknown" : attribute.stringValue();
    }

    private static String system(Message message, MessageSystemAttributeName name, String otherwise) {
        return message.attributes().getOrDefault(name, otherwise);
    }
}
