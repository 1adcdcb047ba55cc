package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.trialsuite.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the transaction of a producer to the effect in a consumer, over the protocols of SNS and SQS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndScenarioTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestDatabase database;
    private SampleAws aws;
    private ConfigurableApplicationContext service;
    private Effects effects;
    private EventFlow flow;

    @BeforeAll
    void start() {
        database = TestDatabase.create("sample");
        aws = new SampleAws();
        service = SampleApplication.start(database, aws.aws.endpoint(), Map.of());
        effects = service.getBean(Effects.class);
        flow = service.getBean(EventFlow.class);
    }

    @AfterAll
    void stop() {
        service.close();
        aws.close();
        database.close();
    }

    @BeforeEach
    void calm() {
        aws.faults("[]");
        effects.then(message -> {});
    }

    private void append(OutboxMessage... messages) {
        new TransactionTemplate(service.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> service.getBean(Outbox.class).append(messages));
    }

    @Test
    void whatIsAppendedTakesEffectOnceAndInOrder() {
        for (var n = 0; n < 200; n++) {
            append(happened("order-" + n % 10, n));
        }

        for (var subject = 0; subject < 10; subject++) {
            var name = "order-" + subject;
            await().atMost(PATIENCE).until(() -> effects.numbers(name).size() == 20);
            assertThat(effects.numbers(name)).isSorted();
        }
        assertThat(flow.pending()).isZero();
    }

    @Test
    void theEventFlowShowsTheWholePathOfAnEvent() {
        effects.then(message -> {
            if (message.subject().equals("flow-first")) {
                effects.append(happened("flow-second", 2).with("organizationid", "org-2"));
            }
        });

        try (var context = new MessageContext("correlation-1", null, null).open()) {
            append(happened("flow-first", 1).with("organizationid", "org-1"));
        }

        await().atMost(PATIENCE)
                .until(() -> flow.find(EventFlow.Query.correlation("correlation-1"))
                                .handled()
                                .size()
                        == 2);
        var page = flow.find(EventFlow.Query.correlation("correlation-1"));
        var first = page.recorded().getFirst();
        var second = page.recorded().getLast();
        assertThat(page.recorded()).extracting(RecordedEvent::subject).containsExactly("flow-first", "flow-second");
        assertThat(second.causationId()).isEqualTo(first.id());
        assertThat(first.attributes()).isEqualTo(Map.of("organizationid", "org-1"));
        var handled = page.handled().getFirst();
        assertThat(handled.id()).isEqualTo(first.id());
        assertThat(handled.source()).isEqualTo("/sample-service");
        assertThat(handled.attempts()).isEqualTo(1);
        assertThat(handled.outcome()).isEqualTo(HandledEvent.Outcome.HANDLED);
        assertThat(handled.recordedAt()).isBeforeOrEqualTo(handled.publishedAt());
        assertThat(handled.receivedAt()).isBeforeOrEqualTo(handled.handledAt());
        assertThat(flow.find(EventFlow.Query.correlation("correlation-1").with("organizationid", "org-2"))
                        .handled())
                .extracting(HandledEvent::subject)
                .containsExactly("flow-second");
        await().until(() -> flow.find(EventFlow.Query.correlation("correlation-1")).recorded().stream()
                .allMatch(event -> event.state() == RecordedEvent.State.PUBLISHED));
    }

    @Test
    void aFailureIsRetriedInPlaceAndOthersGoOn() {
        var failures = new AtomicInteger(2);
        effects.then(message -> {
            if (message.subject().equals("retried") && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
        });

        append(happened("retried", 1), happened("retried", 2), happened("retried", 3), happened("other", 4));

        await().atMost(PATIENCE).until(() -> effects.numbers("retried").size() == 3);
        assertThat(effects.numbers("retried")).containsExactly(1, 2, 3);
        assertThat(effects.attempts("retried")).isEqualTo(5);
        assertThat(effects.numbers("other")).containsExactly(4);
    }

    @Test
    void poisonGoesToTheDeadLetterQueueAtOnceWithItsReasonAndTheSubjectGoesOn() {
        effects.then(message -> {
            if (message.subject().equals("poisoned") && effects.attempts("poisoned") == 1) {
                throw new PoisonMessage("the thing does not exist");
            }
        });

        append(happened("poisoned", 1), happened("poisoned", 2));

        await().atMost(PATIENCE).until(() -> effects.numbers("poisoned").equals(List.of(2)));
        var dead = await().atMost(PATIENCE).until(() -> aws.takeOne(SampleAws.DEAD), Optional::isPresent);
        assertThat(dead.map(SampleAws::reason)).contains("the thing does not exist");
        assertThat(SampleAws.attribute(dead.orElseThrow(), "type")).isEqualTo("sample.thing.happened.v1");
        assertThat(flow.find(EventFlow.Query.correlation(correlationOf("poisoned")))
                        .handled())
                .extracting(HandledEvent::outcome)
                .contains(HandledEvent.Outcome.DEAD_LETTERED);
    }

    private String correlationOf(String subject) {
        return flow.find(EventFlow.Query.between(Instant.EPOCH, Instant.now().plusSeconds(60))).recorded().stream()
                .filter(event -> event.subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .correlationId();
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetterQueueAtOnce() {
        var messages = Map.of(
                "hello",
                "the body is not JSON",
                "[1]",
                "the body is not a JSON object",
                "{\"specversion\":\"0.3\"}",
                "not a CloudEvent 1.0: specversion is missing or other",
                envelope("sample.unknown.v1", "\"number\":1"),
                "no handler for type sample.unknown.v1",
                envelope("sample.thing.happened.v1", "\"number\":\"many\""),
                "data does not fit Happened",
                envelope("sample.thing.happened.v1", "\"number\":1").replace("\"subject\":\"s\",", ""),
                "attribute subject is missing");

        messages.forEach((body, reason) -> {
            aws.send(SampleAws.INBOX, body, "garbage", MessageId.next().toString());
            var dead = await().atMost(PATIENCE).until(() -> aws.takeOne(SampleAws.DEAD), Optional::isPresent);
            assertThat(dead.map(SampleAws::reason).orElseThrow()).startsWith(reason);
            assertThat(dead.orElseThrow().body()).isEqualTo(body);
        });
    }

    private static String envelope(String type, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/s","type":"%s","subject":"s","time":"2026-03-01T00:00:00Z",\
                "data":{%s}}""".formatted(MessageId.next(), type, data);
    }

    @Test
    void aMessageThatFailsToTheEndIsGivenUpWithItsReason() {
        effects.then(message -> {
            if (message.subject().equals("hopeless") && effects.attempts("hopeless") <= 4) {
                throw new IllegalStateException("still no");
            }
        });

        append(happened("hopeless", 1), happened("hopeless", 2));

        await().atMost(PATIENCE).until(() -> effects.numbers("hopeless").equals(List.of(2)));
        var dead = await().atMost(PATIENCE).until(() -> aws.takeOne(SampleAws.DEAD), Optional::isPresent);
        assertThat(dead.map(SampleAws::reason).orElseThrow())
                .isEqualTo("given up after 4 failures: java.lang.IllegalStateException: still no");
    }

    @Test
    void aDuplicateTakesNoEffect() {
        var body = envelope("sample.thing.happened.v1", "\"number\":77").replace("\"s\",\"time", "\"twice\",\"time");

        aws.send(SampleAws.INBOX, body, "twice", "first");
        aws.send(SampleAws.INBOX, body, "twice", "second");
        aws.send(
                SampleAws.INBOX,
                envelope("sample.thing.happened.v1", "\"number\":78").replace("\"s\",\"time", "\"twice\",\"time"),
                "twice",
                "third");

        await().atMost(PATIENCE).until(() -> effects.numbers("twice").contains(78));
        assertThat(effects.numbers("twice")).containsExactly(77, 78);
    }

    @Test
    void aMessageBehindALaterOneOfItsSubjectRaisesTheAlarm() {
        var meters = service.getBean(MeterRegistry.class);

        aws.send(SampleAws.INBOX, sequenced("00000000000000000020", 2), "alarm", "alarm-2");
        aws.send(SampleAws.INBOX, sequenced("00000000000000000010", 1), "alarm", "alarm-1");

        await().atMost(PATIENCE).until(() -> effects.numbers("alarm").equals(List.of(2, 1)));
        await().atMost(PATIENCE)
                .until(() ->
                        meters.counter("inbox.overtaken", "queue", SampleAws.INBOX, "type", "sample.thing.happened.v1")
                                        .count()
                                == 1);
    }

    private static String sequenced(String sequence, int number) {
        return envelope("sample.thing.happened.v1", "\"number\":" + number)
                .replace("\"s\",\"time", "\"alarm\",\"sequence\":\"" + sequence + "\",\"time");
    }

    @Test
    void aHandlerMayTakeLongerThanTheVisibilityOfItsMessage() {
        var released = new CountDownLatch(1);
        effects.then(message -> {
            if (message.subject().equals("slow")) {
                awaitQuietly(released);
            }
        });
        append(happened("slow", 1), happened("slow", 2));
        await().atMost(PATIENCE).until(() -> effects.attempts("slow") == 1);

        await().pollDelay(Duration.ofSeconds(7)).atMost(PATIENCE).until(() -> true);
        released.countDown();

        await().atMost(PATIENCE).until(() -> effects.numbers("slow").size() == 2);
        assertThat(effects.attempts("slow")).isEqualTo(2);
    }

    @Test
    void aRawBodyReachesItsHandlerOnce() {
        aws.sqs.sendMessage(request -> request.queueUrl(aws.url(SampleAws.RAW)).messageBody("{\"any\":\"thing\"}"));

        await().atMost(PATIENCE)
                .until(() -> effects.seen().stream()
                        .anyMatch(message -> message.type().equals("raw")));
        var message = effects.seen().stream()
                .filter(one -> one.type().equals("raw"))
                .findFirst()
                .orElseThrow();
        assertThat(message.data()).isEqualTo("{\"any\":\"thing\"}");
        await().until(() -> effects.numbers(message.subject()).equals(List.of(15)));
        assertThat(service.getBean(JdbcTemplate.class)
                        .queryForList(
                                "select tableoid::regclass::text from inbox_message where message_id = ?",
                                String.class,
                                message.id().value()))
                .allMatch(partition -> partition.matches("inbox_message_p\\d{8}"));
    }

    @Test
    void whileTheBrokerRefusesNothingIsLostAndAfterwardsEverythingTakesEffectOnce() {
        var before = effects.total();
        aws.faults(
                "[{\"service\":\"sns\",\"status\":503},{\"service\":\"sqs\",\"action\":\"Receive*\",\"status\":503}]");
        for (var n = 0; n < 100; n++) {
            append(happened("cut-" + n % 10, n));
        }
        await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> flow.pending() == 100);

        aws.faults("[{\"service\":\"sns\",\"action\":\"Publish*\",\"drop-connection\":true,\"rate\":0.3}]");

        await().atMost(PATIENCE).until(() -> effects.total() == before + 100);
        for (var subject = 0; subject < 10; subject++) {
            assertThat(effects.numbers("cut-" + subject)).hasSize(10).isSorted();
        }
        await().atMost(PATIENCE).until(() -> flow.pending() == 0 && aws.depth(SampleAws.INBOX) == 0);
        assertThat(effects.total()).isEqualTo(effects.distinct());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
