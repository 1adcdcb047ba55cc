package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * One FIFO queue in memory, whose time a test moves: a group is locked while a message of it is hidden, a message received too
 * often moves away. Other queues only take messages. Fails as it is told. Thread-safe.
 */
final class ScriptedSqs implements SqsAsyncClient {

    static final int MOST_DELIVERIES = 6;
    private static final Duration LONG_POLL = Duration.ofMillis(20);

    private final Clock clock;
    private final List<Stored> stored = new ArrayList<>();
    private final List<SendMessageRequest> sent = new CopyOnWriteArrayList<>();
    private final List<String> movedAway = new CopyOnWriteArrayList<>();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger deletions = new AtomicInteger();
    private final List<ChangeMessageVisibilityBatchRequest> changes = new CopyOnWriteArrayList<>();
    private volatile IntFunction<@Nullable Throwable> receiving = call -> null;
    private volatile Function<DeleteMessageBatchRequest, @Nullable CompletableFuture<DeleteMessageBatchResponse>>
            deleting = request -> null;
    private volatile Function<ChangeMessageVisibilityBatchRequestEntry, Boolean> hiding = entry -> true;
    private volatile CompletableFuture<?> changesAnswered = CompletableFuture.completedFuture(null);

    private static final class Stored {
        final String group;
        final Message message;
        int deliveries;
        Instant visibleAt = Instant.MIN;

        Stored(String group, Message message) {
            this.group = group;
            this.message = message;
        }
    }

    ScriptedSqs(Clock clock) {
        this.clock = clock;
    }

    synchronized void put(String group, String id, String body) {
        stored.add(new Stored(
                group,
                Message.builder().messageId(id).receiptHandle(id).body(body).build()));
        notifyAll();
    }

    /** What a receive call fails with, by its number from 1; null lets it through. */
    void whenReceiving(IntFunction<@Nullable Throwable> fault) {
        receiving = fault;
    }

    /** What an acknowledgement is answered with; null does the work. */
    void whenDeleting(
            Function<DeleteMessageBatchRequest, @Nullable CompletableFuture<DeleteMessageBatchResponse>> fault) {
        deleting = fault;
    }

    /** Which changes of visibility are carried out. */
    void hideOnly(Function<ChangeMessageVisibilityBatchRequestEntry, Boolean> decision) {
        hiding = decision;
    }

    /** Changes of visibility are answered, and take effect, when this is done. */
    void answerChanges(CompletableFuture<?> when) {
        changesAnswered = when;
    }

    /** How many messages each receive call asked for. */
    List<Integer> asked() {
        return List.copyOf(asked);
    }

    List<ChangeMessageVisibilityBatchRequest> changes() {
        return List.copyOf(changes);
    }

    int deletions() {
        return deletions.get();
    }

    /** What was sent to other queues. */
    List<SendMessageRequest> sent() {
        return List.copyOf(sent);
    }

    /** Ids of the messages that this queue itself gave up. */
    List<String> movedAway() {
        return List.copyOf(movedAway);
    }

    /** As if each message had been received so often before. */
    synchronized void delivered(int times) {
        stored.forEach(one -> one.deliveries = times);
    }

    synchronized int depth() {
        return stored.size();
    }

    synchronized long inFlight() {
        var now = clock.instant();
        return stored.stream().filter(one -> one.visibleAt.isAfter(now)).count();
    }

    @Override
    public CompletableFuture<GetQueueUrlResponse> getQueueUrl(GetQueueUrlRequest request) {
        return CompletableFuture.completedFuture(
                GetQueueUrlResponse.builder().queueUrl(request.queueName()).build());
    }

    @Override
    public CompletableFuture<GetQueueAttributesResponse> getQueueAttributes(GetQueueAttributesRequest request) {
        return CompletableFuture.completedFuture(GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu:1:dead.fifo\",\"maxReceiveCount\":%d}"
                                .formatted(MOST_DELIVERIES)))
                .build());
    }

    @Override
    public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
        sent.add(request);
        return CompletableFuture.completedFuture(SendMessageResponse.builder().build());
    }

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
        asked.add(request.maxNumberOfMessages());
        var fault = receiving.apply(asked.size());
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault != null) {
            return CompletableFuture.failedFuture(fault);
        }
        return CompletableFuture.completedFuture(ReceiveMessageResponse.builder()
                .messages(receive(request.maxNumberOfMessages(), request.visibilityTimeout()))
                .build());
    }

    private synchronized List<Message> receive(int most, int visibility) {
        var end = System.nanoTime() + LONG_POLL.toNanos();
        var messages = take(most, visibility);
        try {
            while (messages.isEmpty() && System.nanoTime() < end) {
                wait(LONG_POLL.toMillis());
                messages = take(most, visibility);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return messages;
    }

    private synchronized List<Message> take(int most, int visibility) {
        var now = clock.instant();
        var locked = new HashSet<String>();
        stored.stream().filter(one -> one.visibleAt.isAfter(now)).forEach(one -> locked.add(one.group));
        var messages = new ArrayList<Message>();
        for (var one : List.copyOf(stored)) {
            if (messages.size() == most || locked.contains(one.group)) {
                continue;
            }
            one.deliveries++;
            if (one.deliveries > MOST_DELIVERIES) {
                stored.remove(one);
                movedAway.add(one.message.messageId());
                continue;
            }
            one.visibleAt = now.plusSeconds(visibility);
            messages.add(one.message.toBuilder()
                    .attributes(Map.of(
                            MessageSystemAttributeName.MESSAGE_GROUP_ID,
                            one.group,
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                            Integer.toString(one.deliveries)))
                    .build());
        }
        return messages;
    }

    @Override
    public CompletableFuture<DeleteMessageBatchResponse> deleteMessageBatch(DeleteMessageBatchRequest request) {
        deletions.incrementAndGet();
        var answer = deleting.apply(request);
        if (answer != null) {
            return answer;
        }
        synchronized (this) {
            request.entries()
                    .forEach(entry ->
                            stored.removeIf(one -> one.message.receiptHandle().equals(entry.receiptHandle())));
            notifyAll();
        }
        return CompletableFuture.completedFuture(
                DeleteMessageBatchResponse.builder().build());
    }

    /** As if SQS itself had failed at each message of the call. */
    static CompletableFuture<DeleteMessageBatchResponse> failed(
            DeleteMessageBatchRequest request, boolean senderFault) {
        return CompletableFuture.completedFuture(DeleteMessageBatchResponse.builder()
                .failed(request.entries().stream()
                        .map(entry -> BatchResultErrorEntry.builder()
                                .id(entry.id())
                                .senderFault(senderFault)
                                .code("InternalError")
                                .build())
                        .toList())
                .build());
    }

    @Override
    public CompletableFuture<ChangeMessageVisibilityBatchResponse> changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        changes.add(request);
        return changesAnswered.thenApply(ignored -> {
            change(request);
            return ChangeMessageVisibilityBatchResponse.builder().build();
        });
    }

    private synchronized void change(ChangeMessageVisibilityBatchRequest request) {
        var byReceipt = new HashMap<String, Stored>();
        stored.forEach(one -> byReceipt.put(one.message.receiptHandle(), one));
        for (var entry : request.entries()) {
            var one = byReceipt.get(entry.receiptHandle());
            if (one != null && hiding.apply(entry)) {
                one.visibleAt = clock.instant().plusSeconds(entry.visibilityTimeout());
            }
        }
        notifyAll();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
