package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the outcome of a message into what its queue must do. A FIFO queue hands over the messages of one group in order: after
 * a failure the rest is put back behind the failed one, so that the group stays in order.
 */
final class QueueConsumer {

    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Deliveries left to the followers of a message that is given up, which were delivered as often as it was. */
    private static final int RESERVE = 2;

    private static final int REMEMBERED_FAILURES = 10_000;

    private final String queue;
    private final MessageHandling handling;
    private final DeadLetterQueue deadLetters;
    private final VisibilityKeeper visibility;
    private final Backoff backoff;
    private final CountDownLatch stopping;
    private final OwnFailures failures = new OwnFailures(REMEMBERED_FAILURES);

    QueueConsumer(
            String queue,
            MessageHandling handling,
            DeadLetterQueue deadLetters,
            VisibilityKeeper visibility,
            Backoff backoff,
            CountDownLatch stopping) {
        this.queue = queue;
        this.handling = handling;
        this.deadLetters = deadLetters;
        this.visibility = visibility;
        this.backoff = backoff;
        this.stopping = stopping;
    }

    void consume(List<SqsDelivery> inOrder) {
        var left = new ArrayDeque<>(inOrder);
        left.forEach(visibility::keep);
        try {
            while (!left.isEmpty() && consume(handling.incoming(left.getFirst()))) {
                left.removeFirst();
            }
        } finally {
            left.forEach(visibility::letGo);
            putBack(left);
        }
    }

    /** The first was hidden when it failed; while it is hidden, the group waits behind it. */
    private static void putBack(Collection<SqsDelivery> left) {
        if (left.size() > 1) {
            var followers = left.stream().skip(1).toList();
            followers
                    .getFirst()
                    .queue()
                    .hide(followers.stream().map(SqsDelivery::source).toList(), Duration.ZERO);
        }
    }

    /** Returns whether the next message of the group may follow. */
    private boolean consume(MessageHandling.Incoming message) {
        var outcome = message.handle();
        if (outcome instanceof MessageHandling.Outcome.Unavailable unavailable) {
            log.atWarn()
                    .addKeyValue("queue", queue)
                    .log(
                            "A message waits for what it needs: {}",
                            unavailable.failure().toString());
        }
        while (outcome instanceof MessageHandling.Outcome.Unavailable && paused(PAUSE)) {
            outcome = message.handle();
        }
        return switch (outcome) {
            case MessageHandling.Outcome.Done ignored -> finish(message.delivery());
            case MessageHandling.Outcome.Hopeless hopeless -> giveUp(message, hopeless.reason());
            case MessageHandling.Outcome.Failed failed -> retryOrGiveUp(message, failed.failure());
            case MessageHandling.Outcome.Unavailable ignored -> putOff(message.delivery(), Duration.ZERO);
        };
    }

    /** Waiting here costs no delivery, and with all handlers waiting nothing more is received. */
    private boolean paused(Duration duration) {
        try {
            return !stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean finish(SqsDelivery delivery) {
        visibility.letGo(delivery);
        failures.forget(delivery);
        delivery.acknowledge();
        return true;
    }

    private boolean retryOrGiveUp(MessageHandling.Incoming message, Throwable failure) {
        var delivery = message.delivery();
        var failed = failures.add(delivery);
        var deliveries = mostDeliveries();
        if (failed >= mostFailures(delivery, deliveries)) {
            return giveUp(message, "given up after " + failed + (failed == 1 ? " failure: " : " failures: ") + failure);
        }
        var delay = backoff.after(failed);
        log.atWarn()
                .setCause(failure)
                .addKeyValue("queue", queue)
                .addKeyValue("failures", failed)
                .addKeyValue("message", delivery.source().messageId())
                .log("A message failed and will be tried again in about {} s", delay.toSeconds());
        if (delivery.attempt() < deliveries) {
            return putOff(delivery, delay);
        }
        // the queue would not show it again, but move it away
        return paused(delay) ? consume(message) : putOff(delivery, delay);
    }

    /** In a group the failures of a message itself decide, not its deliveries, of which those before it have had their share. */
    private int mostFailures(SqsDelivery delivery, int deliveries) {
        if (!queue.endsWith(".fifo")) {
            return delivery.attempt() < deliveries ? deliveries : 1;
        }
        return delivery.attempt() < deliveries ? Math.max(1, deliveries - RESERVE) : Math.min(RESERVE + 1, deliveries);
    }

    private int mostDeliveries() {
        try {
            return deadLetters.policy().maxReceiveCount();
        } catch (RuntimeException e) {
            return Integer.MAX_VALUE;
        }
    }

    private boolean giveUp(MessageHandling.Incoming message, String reason) {
        var delivery = message.delivery();
        try {
            if (!deadLetters.send(delivery, reason)) {
                log.atError()
                        .addKeyValue("queue", queue)
                        .log("A hopeless message stays, for the queue has no dead-letter queue: {}", reason);
                return putOff(delivery, backoff.longest());
            }
            log.atError()
                    .addKeyValue("queue", queue)
                    .addKeyValue("message", delivery.source().messageId())
                    .log("A message went to the dead-letter queue: {}", reason);
            message.deadLettered(reason);
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).addKeyValue("queue", queue).log("A hopeless message will be looked at again");
            return putOff(delivery, backoff.after(delivery.attempt()));
        }
        return finish(delivery);
    }

    private boolean putOff(SqsDelivery delivery, Duration delay) {
        visibility.letGo(delivery);
        delivery.hide(delay);
        return false;
    }
}
