package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

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
    private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
    private final Semaphore calls = new Semaphore(CALLS);

    private SqsQueue(SqsAsyncClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Fails when SQS cannot be reached or has no such queue. */
    static SqsQueue named(String name, SqsAsyncClient sqs) {
        return new SqsQueue(
                sqs, sqs.getQueueUrl(request -> request.queueName(name)).join().queueUrl());
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

    /** Not waited for: an acknowledgement that gets lost costs a redelivery, which the inbox recognises. */
    void acknowledge(Message message) {
        handled.add(message.receiptHandle());
        sendAcknowledgements();
    }

    private void sendAcknowledgements() {
        while (!handled.isEmpty() && calls.tryAcquire()) {
            var entries = nextAcknowledgements();
            if (entries.isEmpty()) {
                calls.release();
                continue;
            }
            sqs.deleteMessageBatch(request -> request.queueUrl(url)
                            .entries(entries)
                            .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)))
                    .whenComplete((response, failure) -> {
                        calls.release();
                        sendAcknowledgements();
                    })
                    .exceptionally(failure -> null);
        }
    }

    private List<DeleteMessageBatchRequestEntry> nextAcknowledgements() {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>(BATCH);
        while (entries.size() < BATCH) {
            var receipt = handled.poll();
            if (receipt == null) {
                break;
            }
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipt)
                    .build());
        }
        return entries;
    }

    /** Hides the message for so long from now; zero shows it at once. A failure costs only time: the queue shows it itself. */
    void hide(Message message, Duration duration) {
        sqs.changeMessageVisibility(request -> request.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout((int) Math.min(duration.toSeconds(), LONGEST_VISIBILITY))
                        .overrideConfiguration(call -> call.apiCallTimeout(CALL_TIMEOUT)))
                .exceptionally(failure -> null);
    }

    /** Returns whether every acknowledgement was sent in time. */
    boolean settle(Duration patience) throws InterruptedException {
        if (!calls.tryAcquire(CALLS, patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        calls.release(CALLS);
        return handled.isEmpty();
    }
}
