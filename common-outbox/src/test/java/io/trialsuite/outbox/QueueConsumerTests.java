package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.MutableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import tools.jackson.databind.json.JsonMapper;

/** A group on a FIFO queue of which some messages fail, with time that passes when the test says so. */
class QueueConsumerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration VISIBILITY = Duration.ofMinutes(10);

    private final MutableClock clock = MutableClock.at("2026-03-01T00:00:00Z");
    private final ScriptedSqs sqs = new ScriptedSqs(clock);
    private final List<Integer> handled = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> tries = new ConcurrentHashMap<>();
    private final Store store = new Store();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Consumer<Integer> handler = number -> {};
    private final AtomicInteger databaseAway = new AtomicInteger();
    private Duration passed = Duration.ZERO;

    record Happened(int number) {}

    /** Large data in memory. */
    private static final class Store implements ClaimCheck {
        final Map<URI, byte[]> left = new HashMap<>();
        final AtomicInteger away = new AtomicInteger();
        final AtomicInteger collected = new AtomicInteger();

        @Override
        public URI leave(MessageId message, byte[] data) {
            var reference = URI.create("memory:" + message);
            left.put(reference, data);
            return reference;
        }

        @Override
        public byte[] collect(URI reference) {
            if (away.getAndDecrement() > 0) {
                throw SdkClientException.create("the store does not answer");
            }
            collected.incrementAndGet();
            return Objects.requireNonNull(left.get(reference));
        }
    }

    private final Inbox inbox = new Inbox() {
        @Override
        public Taken handleOnce(Receipt receipt, Runnable effect) {
            if (databaseAway.getAndDecrement() > 0) {
                throw new CannotCreateTransactionException("the database does not answer");
            }
            effect.run();
            return new Taken.InTurn();
        }

        @Override
        public void deadLettered(Receipt receipt, String reason) {}
    };

    private void consume() {
        var json = JsonMapper.shared();
        var subscription = Subscription.to("inbox.fifo").on("sample.thing.happened.v1", Happened.class, message -> {
            var number = message.data().number();
            tries.merge(number, 1, Integer::sum);
            handler.accept(number);
            handled.add(number);
        });
        var consumer = new QueueConsumer(
                "inbox.fifo",
                new MessageHandling(
                        subscription,
                        new EnvelopeReader(json, store),
                        inbox,
                        List.of(),
                        ConsumptionObserver.NONE,
                        Tracing.NONE),
                new DeadLetterQueue(sqs, json, "inbox.fifo"),
                new VisibilityKeeper(VISIBILITY),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(40)),
                stopping);
        var settings = new OutboxProperties.Consumption(
                true,
                10,
                Duration.ofSeconds(1),
                VISIBILITY,
                Duration.ofMillis(20),
                Duration.ofMillis(40),
                Duration.ofSeconds(2));
        new QueuePoller(
                        "inbox.fifo",
                        () -> SqsQueue.named("inbox.fifo", sqs),
                        consumer::consume,
                        settings,
                        stopping,
                        clock)
                .start();
    }

    @AfterEach
    void stop() {
        stopping.countDown();
    }

    private void put(int... numbers) {
        for (var number : numbers) {
            sqs.put("group", "m" + number, envelope(number, "\"data\":{\"number\":%d}".formatted(number)));
        }
    }

    private static String envelope(int number, String data) {
        return """
                {"specversion":"1.0","id":"m%d","source":"/s","type":"sample.thing.happened.v1","subject":"group",\
                "time":"2026-03-01T00:00:00Z",%s}""".formatted(number, data);
    }

    private void fail(int number, int times) {
        if (tries.getOrDefault(number, 0) <= times) {
            throw new IllegalStateException("not yet");
        }
    }

    /** Lets a second pass at each look, until nothing is left on the queue. */
    private void untilEmpty() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (sqs.depth() > 0) {
                pass(Duration.ofSeconds(1));
            }
            return sqs.depth() == 0;
        });
    }

    private void pass(Duration duration) {
        clock.advance(duration);
        passed = passed.plus(duration);
    }

    private List<@Nullable String> deadBodies() {
        return sqs.sent().stream().map(SendMessageRequest::messageBody).toList();
    }

    @Test
    void aGroupStaysInOrderAfterAFailureAndGoesOnSoon() {
        handler = number -> fail(number, number == 1 ? 1 : 0);
        put(1, 2, 3, 4);

        consume();
        untilEmpty();

        assertThat(handled).containsExactly(1, 2, 3, 4);
        assertThat(passed).isLessThan(VISIBILITY);
    }

    @Test
    void negativeControlWithoutPuttingBackTheGroupIsBlockedForTheWholeVisibility() {
        sqs.hideOnly(entry -> entry.visibilityTimeout() != 0);
        handler = number -> fail(number, number == 1 ? 1 : 0);
        put(1, 2, 3, 4);

        consume();
        await().atMost(PATIENCE).until(() -> tries.getOrDefault(1, 0) == 1);

        pass(VISIBILITY.minusSeconds(2));
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(handled::isEmpty);
        untilEmpty();
        assertThat(passed).isGreaterThanOrEqualTo(VISIBILITY);
    }

    @Test
    void nobodyIsGivenUpForTheFailuresOfThoseBeforeIt() {
        handler = number -> fail(number, number == 1 ? 100 : 2);
        put(1, 2, 3, 4, 5);

        consume();
        untilEmpty();

        assertThat(handled).containsExactly(2, 3, 4, 5);
        assertThat(deadBodies()).containsExactly(envelope(1, "\"data\":{\"number\":1}"));
        assertThat(tries).isEqualTo(Map.of(1, 4, 2, 3, 3, 3, 4, 3, 5, 3));
        assertThat(sqs.movedAway()).isEmpty();
    }

    @Test
    void aConsumerThatForgotItsFailuresStillGivesUpBeforeTheQueueDoes() {
        handler = number -> fail(number, 100);
        put(1);
        sqs.delivered(5);

        consume();
        untilEmpty();

        assertThat(sqs.movedAway()).isEmpty();
        assertThat(deadBodies()).hasSize(1);
        assertThat(tries).isEqualTo(Map.of(1, 3));
    }

    @Test
    void whileLargeDataCannotBeFetchedItsMessageWaitsAndSpendsNoDelivery() {
        var number = 7;
        var reference = store.leave(MessageId.next(), "{\"number\":7}".getBytes(StandardCharsets.UTF_8));
        sqs.put("group", "m7", envelope(number, "\"dataref\":\"%s\"".formatted(reference)));
        store.away.set(3);

        consume();

        await().atMost(PATIENCE).until(() -> sqs.depth() == 0);
        assertThat(handled).containsExactly(7);
        assertThat(deadBodies()).isEmpty();
        assertThat(sqs.changes()).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayLargeDataIsFetchedOnlyOnce() {
        var reference = store.leave(MessageId.next(), "{\"number\":7}".getBytes(StandardCharsets.UTF_8));
        sqs.put("group", "m7", envelope(7, "\"dataref\":\"%s\"".formatted(reference)));
        databaseAway.set(3);

        consume();

        await().atMost(PATIENCE).until(() -> handled.equals(List.of(7)));
        assertThat(store.collected).hasValue(1);
    }

    @Test
    void anErrorIsAFailureLikeAnyOther() {
        handler = number -> {
            if (number == 1 && tries.getOrDefault(1, 0) == 1) {
                throw new NoClassDefFoundError("gone");
            }
        };
        put(1, 2);

        consume();
        untilEmpty();

        assertThat(handled).containsExactly(1, 2);
        assertThat(passed).isLessThan(VISIBILITY);
    }
}
