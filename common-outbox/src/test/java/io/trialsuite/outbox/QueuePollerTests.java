package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueuePollerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScriptedSqs sqs = new ScriptedSqs(Clock.systemUTC());
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<String> handled = new CopyOnWriteArrayList<>();

    private QueuePoller poll(int concurrency, Consumer<List<SqsDelivery>> handler) {
        return poll(concurrency, () -> SqsQueue.named("inbox.fifo", sqs), handler);
    }

    private QueuePoller poll(int concurrency, Supplier<SqsQueue> queue, Consumer<List<SqsDelivery>> handler) {
        var settings = new OutboxProperties.Consumption(
                true,
                concurrency,
                Duration.ofSeconds(1),
                Duration.ofSeconds(600),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
        var poller = new QueuePoller("inbox.fifo", queue, handler, settings, stopping, Clock.systemUTC());
        poller.start();
        return poller;
    }

    @AfterEach
    void stop() {
        released.countDown();
        stopping.countDown();
    }

    private void handle(List<SqsDelivery> group) {
        group.forEach(delivery -> {
            handled.add(delivery.source().messageId());
            delivery.acknowledge();
        });
    }

    private void blockGroupA(List<SqsDelivery> group) {
        if (group.getFirst().group().startsWith("a")) {
            awaitRelease();
        }
        handle(group);
    }

    private void awaitRelease() {
        try {
            if (!released.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aHotGroupTakesOnePlaceAndTheOthersGoOn() {
        for (var n = 0; n < 10; n++) {
            sqs.put("a", "a" + n, "body");
        }
        sqs.put("b", "b0", "body");

        poll(10, this::blockGroupA);

        await().atMost(PATIENCE).until(() -> handled.equals(List.of("b0")));
        released.countDown();
        await().atMost(PATIENCE).until(() -> handled.size() == 11);
        assertThat(handled.subList(1, 11)).isSorted();
    }

    @Test
    void aGroupIsHandledByOneThreadAndGroupsBesideEachOther() {
        var running = new ConcurrentHashMap<String, Integer>();
        var together = new AtomicInteger();
        for (var n = 0; n < 200; n++) {
            sqs.put("group" + n % 20, "m" + n, "body");
        }

        poll(10, group -> {
            var name = group.getFirst().group();
            assertThat(running.put(name, 1)).isNull();
            together.accumulateAndGet(running.size(), Math::max);
            running.remove(name);
            handle(group);
        });

        await().atMost(PATIENCE).until(() -> handled.size() == 200);
        assertThat(together.get()).isBetween(1, 10);
    }

    @Test
    void neverReceivesWhatNoHandlerIsFreeFor() {
        for (var n = 0; n < 10; n++) {
            sqs.put("a" + n, "a" + n, "body");
        }

        poll(3, this::blockGroupA);

        await().atMost(PATIENCE).until(() -> sqs.inFlight() == 3);
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> sqs.inFlight() == 3);
        assertThat(sqs.asked()).allMatch(most -> most <= 3);
        released.countDown();
        await().atMost(PATIENCE).until(() -> handled.size() == 10);
    }

    @Test
    void negativeControlWithMorePlacesMoreIsReceived() {
        for (var n = 0; n < 10; n++) {
            sqs.put("a" + n, "a" + n, "body");
        }

        poll(5, this::blockGroupA);

        await().atMost(PATIENCE).until(() -> sqs.inFlight() == 5);
    }

    @Test
    void anErrorEndsNeitherThePollingNorThePlaceOfItsHandler() {
        sqs.whenReceiving(call -> call == 1 ? new NoClassDefFoundError("gone") : null);
        var failing = new AtomicInteger(3);
        for (var n = 0; n < 6; n++) {
            sqs.put("g" + n, "m" + n, "body");
        }

        poll(2, group -> {
            if (failing.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("gone");
            }
            handle(group);
        });

        await().atMost(PATIENCE).until(() -> handled.size() == 3);
    }

    @Test
    void stoppingWaitsForHandlersAndAcknowledgements() throws Exception {
        sqs.put("a", "a0", "body");
        var begun = new CountDownLatch(1);
        var poller = poll(2, group -> {
            begun.countDown();
            blockGroupA(group);
        });
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        stopping.countDown();
        Thread.ofVirtual().start(released::countDown);
        poller.awaitEnd(System.nanoTime() + PATIENCE.toNanos());

        assertThat(sqs.depth()).isZero();
        var calls = sqs.asked().size();
        sqs.put("b", "b0", "body");
        assertThat(sqs.asked()).hasSize(calls);
    }

    @Test
    void aQueueThatIsNotThereYetIsTriedAgain() {
        var tries = new AtomicInteger();
        sqs.put("a", "a0", "body");

        poll(
                1,
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("no such queue");
                    }
                    return SqsQueue.named("inbox.fifo", sqs);
                },
                this::handle);

        await().atMost(PATIENCE).until(() -> handled.equals(List.of("a0")));
    }
}
