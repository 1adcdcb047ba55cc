package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * One queue as its consumer sees it. Acknowledgements travel together: those that gather while a call is under way go with the
 * next, so that a busy queue costs two calls per ten messages and an idle one waits for nothing. Thread-safe.
 */
final class SqsQueue {

    /** What one call may carry. */
    static final int BATCH = 10;

    private static final int CALLS = 2;
    private static final int LONGEST_VISIBILITY = 43_200;
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private final SqsAsyncClient sqs;
    private final String url;
    private final ConcurrentLinkedQueue<Acknowledgement> handled = new ConcurrentLinkedQueue<>();
    private final Semaphore calls = new Semaphore(CALLS);

    private record Acknowledgement(String receipt, boolean again) {}

    private SqsQueue(SqsAsyncClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Fails when SQS cannot be reached or has no such queue. */
    static SqsQueue named(String name, SqsAsyncClient sqs) {
        return new SqsQueue(
                sqs, sqs.getQueueUrl(request -> request.queueName(name)).join().queueUrl());
    }

    static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    List<Message> receive(int most, Duration wait, Duration visibility) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout((int) visibility.toSeconds())
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All")
                        .overrideConfiguration(call -> call.apiCallAttemptTimeout(wait.plus(CALL_TIMEOUT))))
                .join()
                .messages();
    }

    /** Fails when SQS does not take all of them; at most {@link #BATCH}. */
    void send(List<SendMessageBatchRequestEntry> messages) {
        var failed = sqs.sendMessageBatch(request -> request.queueUrl(url)
                        .entries(messages)
                        .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)))
                .join()
                .failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("SQS refused %d of %d messages: %s"
                    .formatted(failed.size(), messages.size(), failed.getFirst().code()));
        }
    }

    /**
     * Not waited for, and tried once more when it fails. What is lost even then costs a redelivery, which the inbox recognises,
     * after the message's visibility.
     */
    void acknowledge(Message message) {
        handled.add(new Acknowledgement(message.receiptHandle(), false));
        sendAcknowledgements();
    }

    private void sendAcknowledgements() {
        while (!handled.isEmpty() && calls.tryAcquire()) {
            var batch = nextAcknowledgements();
            if (batch.isEmpty()) {
                calls.release();
                continue;
            }
            call(() -> delete(batch))
                    .whenComplete((response, failure) -> {
                        onceMore(failure == null ? refused(batch, response) : batch);
                        calls.release();
                        sendAcknowledgements();
                    })
                    .exceptionally(failure -> null);
        }
    }

    private void onceMore(List<Acknowledgement> lost) {
        lost.stream().filter(one -> !one.again()).forEach(one -> handled.add(new Acknowledgement(one.receipt(), true)));
    }

    private List<Acknowledgement> nextAcknowledgements() {
        var batch = new ArrayList<Acknowledgement>(BATCH);
        for (var next = handled.poll(); next != null; next = batch.size() < BATCH ? handled.poll() : null) {
            batch.add(next);
        }
        return batch;
    }

    private CompletableFuture<DeleteMessageBatchResponse> delete(List<Acknowledgement> batch) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>(batch.size());
        for (var one : batch) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(one.receipt())
                    .build());
        }
        return sqs.deleteMessageBatch(request -> request.queueUrl(url)
                .entries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)));
    }

    /** Those that another call may help: not the ones whose receipt is no longer good. */
    private static List<Acknowledgement> refused(List<Acknowledgement> batch, DeleteMessageBatchResponse response) {
        return response.failed().stream()
                .filter(entry -> !Boolean.TRUE.equals(entry.senderFault()))
                .map(entry -> batch.get(Integer.parseInt(entry.id())))
                .toList();
    }

    /**
     * Hides messages for so long from now, in whole seconds and never for less; zero shows them at once. A failure costs only
     * time, for the queue shows them itself.
     */
    void hide(List<Message> messages, Duration duration) {
        hidden(messages, duration).exceptionally(failure -> null);
    }

    /** Hides them as {@link #hide} does; done when SQS has answered, never failed. */
    CompletableFuture<Void> hidden(List<Message> messages, Duration duration) {
        var seconds = (int) Math.min(duration.plusNanos(999_999_999).toSeconds(), LONGEST_VISIBILITY);
        var answers = new ArrayList<CompletableFuture<?>>();
        for (var from = 0; from < messages.size(); from += BATCH) {
            var batch = messages.subList(from, Math.min(from + BATCH, messages.size()));
            answers.add(call(() -> changeVisibility(batch, seconds)).exceptionally(failure -> null));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<?> changeVisibility(List<Message> batch, int seconds) {
        var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>(batch.size());
        for (var message : batch) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(seconds)
                    .build());
        }
        return sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url)
                .entries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)));
    }

    /** The client may also fail before there is a call. */
    private static <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Returns whether every acknowledgement was sent in time. */
    boolean settle(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        do {
            if (!calls.tryAcquire(CALLS, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            calls.release(CALLS);
            // one that came back while both calls were taken
            sendAcknowledgements();
        } while (!handled.isEmpty() || calls.availablePermits() < CALLS);
        return true;
    }
}
