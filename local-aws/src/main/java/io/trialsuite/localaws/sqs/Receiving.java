package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.faults.Faults;
import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.sqs.Message.Place;
import io.trialsuite.localaws.sqs.Message.Repetition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Handing messages out, and what consumers say about them afterwards. */
final class Receiving {

    private static final long SHORTEST_NAP = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.SECONDS.toNanos(1);

    private final Queues queues;
    private final Faults faults;

    Receiving(Queues queues, Faults faults) {
        this.queues = queues;
        this.faults = faults;
    }

    /**
     * Up to {@code max} messages, as soon as there is one.
     *
     * @param visibility how long they stay hidden; null takes the queue's
     * @param wait how long to wait for the first; null takes the queue's
     * @param gone whether the consumer has stopped waiting; asked every second and before it would get something
     */
    List<Delivery> receive(
            String queueName, int max, @Nullable Duration visibility, @Nullable Duration wait, BooleanSupplier gone) {
        var patience = wait != null
                ? wait
                : queues.locked(() -> queues.require(queueName).attributes.seconds("ReceiveMessageWaitTimeSeconds"));
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var deliveries = queues.locked(() -> takeOrWait(queueName, max, visibility, deadline));
            if (deliveries != null) {
                return deliveries;
            }
            if (gone.getAsBoolean()) {
                queues.locked(() -> {
                    queues.require(queueName).wake();
                    return queueName;
                });
                return List.of();
            }
        }
    }

    /** Null after a wait, which ends when it is worth trying again. */
    private @Nullable List<Delivery> takeOrWait(
            String queueName, int max, @Nullable Duration visibility, long deadline) {
        var queue = queues.require(queueName);
        var hidden = visibility != null ? visibility : queue.attributes.seconds("VisibilityTimeout");
        var deliveries = take(queue, max, hidden);
        long left = deadline - System.nanoTime();
        if (!deliveries.isEmpty() || left <= 0) {
            return deliveries;
        }
        return await(queue, left) ? null : List.of();
    }

    /** Returns false if the server is stopping. */
    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private boolean await(Queue queue, long nanos) {
        var next = queue.nextReveal();
        long until = next == null
                ? LONGEST_NAP
                : Math.max(SHORTEST_NAP, Duration.between(queues.now(), next).toNanos());
        try {
            queue.arrived().awaitNanos(Math.min(nanos, Math.min(until, LONGEST_NAP)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Delivery> take(Queue queue, int max, Duration visibility) {
        var policy = queue.attributes.redrivePolicy().orElse(null);
        var target = policy == null ? null : queues.findByArn(policy.deadLetterTargetArn());
        int mostReceives = policy == null || target == null ? Integer.MAX_VALUE : policy.maxReceiveCount();
        var dead = new ArrayList<Message>();
        var taken = queue.take(max, message -> message.receives >= mostReceives, dead);
        if (taken.isEmpty() && dead.isEmpty()) {
            return List.of();
        }
        var burial = target == null ? Move.NONE : Move.toDeadLetters(queues, queue, target, dead);
        var now = queues.now();
        var until = now.plus(visibility);
        try {
            var records = new ArrayList<JsonNode>(burial.records());
            records.add(QueueRecord.received(queue, taken, now, until));
            queues.append(records);
        } catch (RuntimeException e) {
            taken.forEach(queue::putBack);
            dead.forEach(queue::admit);
            throw e;
        }
        burial.apply();
        taken.forEach(message -> queue.delivered(message, now, until));
        queue.wake();
        return taken.stream().map(message -> delivery(queue, message)).toList();
    }

    private Delivery delivery(Queue queue, Message message) {
        if (message.repetition == Repetition.NONE && faults.duplicates(queue.name())) {
            message.repetition = Repetition.DUE;
        }
        return new Delivery(
                message,
                message.receives,
                Objects.requireNonNull(message.firstReceivedAt),
                new Receipt(queue.name(), message.sequence(), message.receives));
    }

    /** One answer per receipt handle: empty if the message is gone, else why it is not. */
    List<Optional<AwsError>> delete(String queueName, List<String> handles) {
        return queues.locked(() -> {
            var queue = queues.require(queueName);
            var answers = new ArrayList<Optional<AwsError>>();
            var doomed = new ArrayList<Message>();
            for (var handle : handles) {
                try {
                    doomed.addAll(deletable(queue, Receipt.parse(handle, queue.name())));
                    answers.add(Optional.empty());
                } catch (AwsError e) {
                    answers.add(Optional.of(e));
                }
            }
            if (!doomed.isEmpty()) {
                queues.append(List.of(QueueRecord.removed(queue, doomed)));
                doomed.forEach(queue::remove);
                queue.wake();
            }
            return answers;
        });
    }

    /** The message, or nothing if there is nothing to be done about it. */
    private List<Message> deletable(Queue queue, Receipt receipt) {
        var message = queue.find(receipt.sequence());
        if (message == null) {
            return List.of();
        }
        boolean latest = message.receives == receipt.receives();
        if (queue.fifo() && (!latest || message.place != Place.IN_FLIGHT)) {
            throw Refusals.receiptHandleHasExpired();
        }
        if (!latest) {
            return List.of();
        }
        if (message.repetition == Repetition.DUE && message.place == Place.IN_FLIGHT) {
            message.repetition = Repetition.DONE;
            hide(queue, message, queues.now());
            return List.of();
        }
        return List.of(message);
    }

    /**
     * The message stays hidden for that long from now on; zero gives it back.
     *
     * @throws AwsError if the receipt handle does not stand for a message in flight
     */
    void changeVisibility(String queueName, String handle, Duration visibility) {
        queues.locked(() -> {
            var queue = queues.require(queueName);
            var receipt = Receipt.parse(handle, queue.name());
            var message = queue.find(receipt.sequence());
            if (message == null) {
                throw Refusals.invalidParameter("Value for parameter ReceiptHandle is invalid. Reason: Message does not"
                        + " exist or is not available for visibility timeout change.");
            }
            if (message.place != Place.IN_FLIGHT || message.receives != receipt.receives()) {
                throw Refusals.messageNotInFlight();
            }
            hide(queue, message, queues.now().plus(visibility));
            return queue;
        });
    }

    private void hide(Queue queue, Message message, Instant until) {
        queues.append(List.of(QueueRecord.hidden(queue, message, until)));
        queue.hideUntil(message, until);
        queue.reveal(queues.now());
        queue.wake();
    }
}
