package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the broker will not take, now or ever. */
class RefusalScenarioTests {

    private OutboxFixture fixture;
    private ScriptedBroker broker;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        broker = new ScriptedBroker();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void nothingIsLostWhileTheBrokerIsDownAndEverythingFollows() {
        broker.down();
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("max-attempts", "2")));
        for (var n = 0; n < 300; n++) {
            fixture.append(outbox, happened("s" + n % 30, n));
        }
        await().until(() -> broker.calls() > 10);
        assertThat(broker.total()).isZero();

        broker.up();

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 300);
        for (var subject = 0; subject < 30; subject++) {
            assertThat(broker.numbers("s" + subject)).hasSize(10).isSorted();
        }
        assertThat(fixture.count("outbox_parked")).isZero();
    }

    @Test
    void whileTheBrokerIsDownItIsTriedSparingly() {
        broker.down();
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("backoff", "200ms", "max-backoff", "400ms")));
        IntStream.range(0, 200).forEach(n -> fixture.append(outbox, happened("s" + n, n)));

        await().pollDelay(2, TimeUnit.SECONDS).until(() -> true);

        assertThat(broker.calls()).isBetween(2, 40);
    }

    @Test
    void aRefusedEventHoldsItsSubjectAndNobodyElse() {
        var open = new AtomicBoolean();
        broker.refuse(message ->
                message.subject().equals("stuck") && !open.get() ? new PublishResult.Retryable("InternalError") : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("max-attempts", "1000")));
        for (var n = 0; n < 50; n++) {
            fixture.append(outbox, happened("stuck", n), happened("free" + n % 5, n));
        }

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 50);
        assertThat(broker.numbers("stuck")).isEmpty();
        await().until(() -> fixture.flow().pending() == 50);
        open.set(true);

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 100);
        assertThat(broker.numbers("stuck")).hasSize(50).isSorted();
        await().until(() -> fixture.count("outbox_hold") == 0 && fixture.flow().pending() == 0);
    }

    @Test
    void aPoisonousEventIsParkedAndItsSubjectWaitsForTheOperator() {
        broker.refuse(message -> message.subject().equals("sick") && ScriptedBroker.number(message) == 2
                ? new PublishResult.Poison("InvalidParameter: too odd")
                : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("poll-interval", "10m")));
        fixture.append(outbox, happened("sick", 1), happened("sick", 2), happened("sick", 3), happened("well", 4));
        var parked = fixture.parked();
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(10).size() == 1);
        await().until(() -> broker.total() == 2);

        var event = parked.list(10).getFirst();
        assertThat(event.error()).isEqualTo("InvalidParameter: too odd");
        assertThat(parked.discard(MessageId.of(event.id()), "operator", "Known to be wrong"))
                .isTrue();

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("sick")).containsExactly(1, 3);
        assertThat(parked.list(10)).isEmpty();
        assertThat(fixture.sql.queryForMap("select state, resolved_by, resolution from outbox_parked"))
                .isEqualTo(Map.of("state", "DISCARDED", "resolved_by", "operator", "resolution", "Known to be wrong"));
        assertThat(parked.discard(MessageId.of(event.id()), "operator", "Twice"))
                .isFalse();
    }

    @Test
    void aReleasedEventIsPublishedInItsPlace() {
        var sick = new AtomicBoolean(true);
        broker.refuse(message ->
                sick.get() && ScriptedBroker.number(message) == 2 ? new PublishResult.Retryable("denied") : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("max-attempts", "2", "poll-interval", "10m")));
        fixture.append(outbox, happened("a", 1), happened("a", 2), happened("a", 3));
        var parked = fixture.parked();
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(10).size() == 1);
        sick.set(false);

        parked.release(MessageId.of(parked.list(10).getFirst().id()), "operator", "The key was granted");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 2, 3);
    }

    @Test
    void aCorrectedEventIsPublishedInItsPlaceAndWhatWasRecordedIsKept() {
        broker.refuse(message -> ScriptedBroker.number(message) == 2 ? new PublishResult.Poison("odd") : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("poll-interval", "10m")));
        fixture.append(outbox, happened("a", 1), happened("a", 2), happened("a", 3));
        var parked = fixture.parked();
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(10).size() == 1);
        var event = MessageId.of(parked.list(10).getFirst().id());

        assertThat(parked.correct(event, "{\"number\":20}", "operator", "A digit was missing"))
                .isTrue();

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 20, 3);
        assertThat(fixture.sql.queryForMap("""
                        select convert_from(payload, 'UTF8') as was, convert_from(corrected, 'UTF8') as now, state, resolved_by,
                            resolution
                        from outbox_parked"""))
                .isEqualTo(Map.of(
                        "was", "{\"number\":2}",
                        "now", "{\"number\":20}",
                        "state", "RELEASED",
                        "resolved_by", "operator",
                        "resolution", "A digit was missing"));
        assertThat(parked.correct(event, "{\"number\":21}", "operator", "Twice"))
                .isFalse();
    }

    @Test
    void aCorrectionThatAppendWouldRefuseChangesNothing() {
        broker.refuse(message -> new PublishResult.Poison("odd"));
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("poll-interval", "10m")));
        fixture.append(outbox, happened("a", 1));
        var parked = fixture.parked();
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(10).size() == 1);
        var event = MessageId.of(parked.list(10).getFirst().id());

        for (var data :
                List.of("", "{\"number\":", "{} {}", "null", "[1]", "{\"text\":\"" + "x".repeat(300_000) + "\"}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> parked.correct(event, data, "operator", "Repaired"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> parked.correct(event, "{}", "operator", " "));

        assertThat(parked.list(10)).hasSize(1);
        assertThat(fixture.sql.queryForObject("select convert_from(payload, 'UTF8') from outbox_event", String.class))
                .isEqualTo("{\"number\":1}");
    }

    @Test
    void theServiceCannotChangeAnEventButByTheCorrectionOfAParkedOne() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var event = fixture.sql.queryForObject("select event_id from outbox_event", UUID.class);

        assertThatThrownBy(() -> fixture.sql.update("update outbox_event set payload = 'x'"))
                .hasRootCauseMessage("ERROR: permission denied for table outbox_event");
        assertThat(fixture.sql.queryForObject("select outbox_apply_correction(?)", Integer.class, event))
                .isZero();
    }

    @Test
    void whereTheSubjectWentOnTheCorrectedEventFollows() {
        broker.refuse(message -> ScriptedBroker.number(message) == 2 ? new PublishResult.Poison("odd") : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("after-parking", "CONTINUE")));
        fixture.append(outbox, happened("a", 1), happened("a", 2), happened("a", 3));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 2);
        var parked = fixture.parked();
        await().until(() -> parked.list(10).size() == 1);

        parked.correct(MessageId.of(parked.list(10).getFirst().id()), "{\"number\":20}", "operator", "Repaired");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 3, 20);
    }

    @Test
    void whereSetSoTheSubjectGoesOnWithoutAParkedEventWhichFollowsAfterItsRelease() {
        var sick = new AtomicBoolean(true);
        broker.refuse(
                message -> sick.get() && ScriptedBroker.number(message) == 2 ? new PublishResult.Poison("odd") : null);
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("after-parking", "CONTINUE")));
        fixture.append(outbox, happened("a", 1), happened("a", 2), happened("a", 3));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 2);
        sick.set(false);
        var parked = fixture.parked();
        await().until(() -> parked.list(10).size() == 1);

        parked.release(MessageId.of(parked.list(10).getFirst().id()), "operator", "Repaired");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 3, 2);
    }

    @Test
    void anErrorInACallIsAFailedCallAndNotTheEndOfTheRelay() {
        var first = new AtomicBoolean(true);
        broker.beforeEachCall(() -> {
            if (first.getAndSet(false)) {
                throw new NoClassDefFoundError("a broken deployment");
            }
        });
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("poll-interval", "10m")));

        fixture.append(outbox, happened("a", 1));

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1);
    }

    @Test
    void aPublisherThatForgetsAResultHasFailed() {
        var forgetful = new AtomicBoolean(true);
        MessagePublisher publisher =
                (topic, batch) -> forgetful.getAndSet(false) ? List.of() : broker.publish(topic, batch);
        var outbox = fixture.outbox(fixture.relay(publisher, Map.of("poll-interval", "10m")));

        fixture.append(outbox, happened("a", 1), happened("a", 2));

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 2);
        assertThat(broker.numbers("a")).containsExactly(1, 2);
    }
}
