package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Receives from one queue and hands over on virtual threads: the messages of a FIFO group together, every other by itself. A group
 * takes one place, however many messages of it came. Never receives what no handler is free for. A queue that cannot be reached,
 * or does not exist yet, is tried again until it can.
 */
final class QueuePoller {

    private static final Logger log = LoggerFactory.getLogger(QueuePoller.class);
    private static final Backoff RETRY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
    /** For handlers that end together, so that ten messages are received at once and not one by one. */
    private static final Duration LINGER = Duration.ofMillis(5);

    private final String name;
    private final Supplier<SqsQueue> queue;
    private final Consumer<List<SqsDelivery>> handler;
    private final OutboxProperties.Consumption settings;
    private final Clock clock;
    private final Semaphore free;
    private final Semaphore receivers;
    private final CountDownLatch stopping;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable SqsQueue open;

    /**
     * @param queue opens the queue, or fails
     * @param handler takes messages that must stay in order
     * @param stopping no further message is received once it is down
     */
    QueuePoller(
            String name,
            Supplier<SqsQueue> queue,
            Consumer<List<SqsDelivery>> handler,
            OutboxProperties.Consumption settings,
            CountDownLatch stopping,
            Clock clock) {
        this.name = name;
        this.queue = queue;
        this.handler = handler;
        this.settings = settings;
        this.stopping = stopping;
        this.clock = clock;
        this.free = new Semaphore(settings.concurrency());
        // one more receiver for every further ten messages at once, while there is that much to receive
        this.receivers = new Semaphore((settings.concurrency() - 1) / SqsQueue.BATCH);
    }

    void start() {
        Thread.ofVirtual().name("outbox-poll-" + name).start(this::run);
    }

    private void run() {
        var failures = 0;
        try {
            while (stopping.getCount() > 0) {
                try {
                    if (receive(settings.pollTimeout())) {
                        addReceiver();
                    }
                    if (failures > 0) {
                        log.atInfo().addKeyValue("queue", name).log("The queue is consumed again");
                        failures = 0;
                    }
                } catch (RuntimeException | Error e) {
                    // an Error as well: nobody would notice that a queue is consumed no more
                    failures++;
                    complain(failures, e);
                    stopping.await(RETRY.after(failures).toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void complain(int failures, Throwable failure) {
        var event = failures == 1 ? log.atWarn() : log.atDebug();
        event.addKeyValue("queue", name)
                .log(
                        "The queue cannot be consumed; it is tried again until it can: {}",
                        NestedExceptionUtils.getMostSpecificCause(failure).toString());
    }

    /** A full batch says that more is waiting: one more receives until it finds less. */
    private void addReceiver() {
        if (receivers.tryAcquire()) {
            Thread.ofVirtual().name("outbox-poll-more-" + name).start(() -> {
                try {
                    while (stopping.getCount() > 0 && receive(Duration.ZERO)) {
                        addReceiver();
                    }
                } catch (RuntimeException | Error e) {
                    log.atDebug().setCause(e).log("The first receiver will say what is wrong");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    receivers.release();
                }
            });
        }
    }

    /** Returns whether as many came as one call can bring. */
    private boolean receive(Duration wait) throws InterruptedException {
        var source = opened();
        var unused = room();
        try {
            var messages =
                    stopping.getCount() > 0 ? source.receive(unused, wait, settings.visibility()) : List.<Message>of();
            for (var group : groups(source, messages)) {
                handOver(group);
                unused--;
            }
            return messages.size() == SqsQueue.BATCH;
        } finally {
            free.release(unused);
        }
    }

    private SqsQueue opened() {
        var known = open;
        if (known == null) {
            known = queue.get();
            open = known;
        }
        return known;
    }

    private int room() throws InterruptedException {
        free.acquire();
        var more = Math.min(SqsQueue.BATCH, settings.concurrency()) - 1;
        if (free.tryAcquire(more, LINGER.toNanos(), TimeUnit.NANOSECONDS)) {
            return 1 + more;
        }
        var room = 1;
        while (room <= more && free.tryAcquire()) {
            room++;
        }
        return room;
    }

    private Collection<List<SqsDelivery>> groups(SqsQueue source, List<Message> messages) {
        var receivedAt = clock.instant();
        var groups = new LinkedHashMap<String, List<SqsDelivery>>();
        for (var message : messages) {
            var delivery = new SqsDelivery(source, message, receivedAt);
            var key = name.endsWith(".fifo") ? delivery.group() : message.messageId();
            groups.computeIfAbsent(key, group -> new ArrayList<>()).add(delivery);
        }
        return groups.values();
    }

    private void handOver(List<SqsDelivery> inOrder) {
        Thread.ofVirtual().name("sqs-" + name).start(() -> {
            try {
                handler.accept(inOrder);
            } catch (RuntimeException | Error e) {
                // they come back when the queue shows them again
                log.atError().setCause(e).addKeyValue("queue", name).log("Messages were left behind");
            } finally {
                free.release();
            }
        });
    }

    /**
     * Waits for the receive call under way, the handlers and their acknowledgements; stopping must have been announced. The call is
     * not cut off: SQS may have taken messages for it, and they would stay hidden from everybody for their visibility.
     */
    void awaitEnd(long deadline) throws InterruptedException {
        var source = open;
        var finished = ended.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                && idle(deadline)
                && (source == null || source.settle(Duration.ofNanos(deadline - System.nanoTime())));
        if (!finished) {
            log.atWarn()
                    .addKeyValue("queue", name)
                    .log("Handlers did not end in time; what they held will be delivered again");
        }
    }

    private boolean idle(long deadline) throws InterruptedException {
        var idle = free.tryAcquire(settings.concurrency(), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (idle) {
            free.release(settings.concurrency());
        }
        return idle;
    }
}
