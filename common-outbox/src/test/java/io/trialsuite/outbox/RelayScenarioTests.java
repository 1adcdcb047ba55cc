package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RelayScenarioTests {

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
    void everyCommittedEventIsPublishedInOrderOfItsSubject() {
        var outbox = fixture.outbox(fixture.relay(broker, Map.of()));

        for (var n = 0; n < 400; n++) {
            fixture.append(outbox, happened("s" + n % 20, n));
        }

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 400);
        for (var subject = 0; subject < 20; subject++) {
            assertThat(broker.numbers("s" + subject)).hasSize(20).isSorted();
        }
        await().until(() -> fixture.flow().pending() == 0);
    }

    @Test
    void aCommitWakesTheRelayLongBeforeThePoll() {
        var outbox = fixture.outbox(fixture.relay(broker, Map.of("poll-interval", "10m")));
        fixture.append(outbox, happened("warm", 0));
        await().until(() -> broker.total() == 1);

        fixture.append(outbox, happened("a", 1));

        await().atMost(2, TimeUnit.SECONDS).until(() -> broker.total() == 2);
    }

    @Test
    void aCommitOfAnotherInstanceWakesTheRelayByNotification() {
        fixture.relay(broker, Map.of("poll-interval", "10m"));
        var elsewhere = fixture.outbox(fixture.channel()::grown);
        fixture.append(elsewhere, happened("warm", 0));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1);

        fixture.append(elsewhere, happened("a", 1));

        await().atMost(2, TimeUnit.SECONDS).until(() -> broker.total() == 2);
    }

    @Test
    void withoutAnySignalThePollFindsTheEvent() {
        fixture.relay(broker, Map.of("poll-interval", "200ms"));

        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1);
    }

    @Test
    void callsAreFilledFromManySubjects() {
        var outbox = fixture.outbox(parts -> {});
        fixture.transaction.executeWithoutResult(status ->
                IntStream.range(0, 1_000).forEach(n -> outbox.append(happened("s" + n % 100, n))));

        fixture.relay(broker, Map.of());

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 1_000);
        assertThat(broker.fullest()).isEqualTo(MessagePublisher.BATCH);
        assertThat(broker.calls()).isLessThan(150);
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
        var parked = new ParkedEvents(fixture.jdbc, fixture.channel());
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
        var parked = new ParkedEvents(fixture.jdbc, fixture.channel());
        await().atMost(OutboxFixture.patience()).until(() -> parked.list(10).size() == 1);
        sick.set(false);

        parked.release(MessageId.of(parked.list(10).getFirst().id()), "operator", "The key was granted");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 2, 3);
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
        var parked = new ParkedEvents(fixture.jdbc, fixture.channel());
        await().until(() -> parked.list(10).size() == 1);

        parked.release(MessageId.of(parked.list(10).getFirst().id()), "operator", "Repaired");

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        assertThat(broker.numbers("a")).containsExactly(1, 3, 2);
    }

    @Test
    void twoRelaysShareTheWorkAndKeepTheOrder() {
        var outbox = fixture.outbox(fixture.relay(broker, Map.of()));
        fixture.relay(broker, Map.of());
        await().atMost(OutboxFixture.patience()).until(() -> owners() == 2);

        for (var n = 0; n < 600; n++) {
            fixture.append(outbox, happened("s" + n % 60, n));
        }

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 600);
        await().until(() -> fixture.flow().pending() == 0);
        assertThat(owners()).isEqualTo(2);
        for (var subject = 0; subject < 60; subject++) {
            assertThat(broker.numbers("s" + subject)).hasSize(10).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void negativeControlWithoutTheClaimTwoRelaysPublishTheSameEvents() {
        fixture.relayThatTakesWhatOthersOwn(broker);
        fixture.relayThatTakesWhatOthersOwn(broker);
        var outbox = fixture.outbox(fixture.channel()::grown);

        await().atMost(OutboxFixture.patience()).until(() -> {
            fixture.append(outbox, happened("s" + broker.calls() % 60, 0));
            return broker.total() > fixture.count("outbox_event");
        });
    }

    /** Ours by an hour, the database's by three days, as after a failover to a host with a wrong clock. */
    @Test
    void clocksThatMoveBackLoseNothingAndChangeNoOrder() {
        var outbox = fixture.outbox(parts -> {});
        fixture.append(outbox, happened("a", 1));
        fixture.append(
                outbox,
                OutboxMessage.of(
                        "sample.thing.happened.v1",
                        "a",
                        OutboxFixture.AT.minusSeconds(3_600),
                        new OutboxFixture.Happened(2)));
        fixture.sql.update("""
                insert into outbox_event
                    (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
                select part, nextval('outbox_position'), gen_random_uuid(), group_key, type, topic, correlation_id, headers,
                    convert_to('{"number":3}', 'UTF8'), created_at - interval '3 days'
                from outbox_event order by id desc limit 1
                """);

        fixture.relay(broker, Map.of());
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
        fixture.append(fixture.outbox(fixture.channel()::grown), happened("a", 4));

        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 4);
        assertThat(broker.numbers("a")).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anIdleRelayAsksTheDatabaseLessThanOnceASecond() {
        var statements = new AtomicInteger();
        var counting = new DelegatingDataSource(fixture.dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                statements.incrementAndGet();
                return super.getConnection();
            }
        };
        var jdbc = OutboxJdbc.of(counting, new JdbcTransactionManager(counting));
        var channel = new WakeupChannel(jdbc.template(), fixture.database.app()::getConnection);
        var defaults =
                new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("", OutboxProperties.Relay.class);
        var relay = Relay.create(jdbc, broker, channel, defaults, OutboxFixture.TENANT, RelayObserver.NONE);
        relay.start();
        try {
            await().atMost(OutboxFixture.patience()).until(() -> owners() == 1 && channel.reliable());
            fixture.append(fixture.outbox(relay), happened("a", 1));
            await().until(() -> fixture.flow().pending() == 0);
            var before = statements.get();

            await().pollDelay(10, TimeUnit.SECONDS).atMost(20, TimeUnit.SECONDS).until(() -> true);

            assertThat(statements.get() - before).isLessThan(10);
        } finally {
            relay.stop();
        }
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

    @Test
    void aRelayThatLeavesHandsItsShareOverAtOnce() {
        var outbox = fixture.outbox(parts -> {});
        var leaving = fixture.relay(new ScriptedBroker(), Map.of("lease", "1h"));
        await().atMost(OutboxFixture.patience()).until(() -> owners() == 1);
        fixture.relay(broker, Map.of("lease", "1h"));

        leaving.stop();

        fixture.append(outbox, happened("a", 1), happened("b", 2), happened("c", 3));
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 3);
    }

    @Test
    void stoppingLetsCallsUnderWayEndAndSavesThem() throws InterruptedException {
        var called = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        broker.beforeEachCall(() -> {
            called.countDown();
            awaitQuietly(answer);
        });
        var relay = fixture.relay(broker, Map.of("call-timeout", "1s", "lease", "30s"));
        fixture.append(fixture.outbox(relay), happened("a", 1));
        assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

        var stopping = Thread.ofPlatform().start(relay::stop);
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        answer.countDown();
        stopping.join();

        assertThat(broker.numbers("a")).containsExactly(1);
        assertThat(fixture.flow().pending()).isZero();
        assertThat(owners()).isZero();
    }

    /** An owner that slept past its lease must not move a cursor that somebody else owns by now. */
    @Test
    void anOwnerOfAnEarlierEpochCannotSaveItsProgress() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var part = SubjectKey.part("a");
        var slot = List.of(part / SlotLeases.PARTS_PER_SLOT);
        var sleeper = new SlotLeases(fixture.sql, "sleeper", java.time.Duration.ZERO);
        var sleeperStore = new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), sleeper);
        var taken = sleeperStore.take(slot).stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
        var successor = new SlotLeases(fixture.sql, "successor", java.time.Duration.ofMinutes(1));
        assertThat(new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), successor).take(slot))
                .isNotEmpty();

        var lost = sleeperStore.settle(new RelayStore.Settlement(
                List.of(new RelayStore.Advance(part, 99, taken.epoch())), List.of(), List.of(), List.of()));

        assertThat(lost).containsExactly(part);
        assertThat(sleeperStore.positions().get(part)).isZero();
    }

    @Test
    void memoryIsBoundedWhileABacklogWaits() {
        var outbox = fixture.outbox(parts -> {});
        fixture.transaction.executeWithoutResult(status ->
                IntStream.range(0, 5_000).forEach(n -> outbox.append(happened("s" + n, n))));
        broker.down();

        var relay = fixture.relay(broker, Map.of("buffer", "200"));

        await().atMost(OutboxFixture.patience()).until(() -> broker.calls() > 8);
        assertThat(relay.buffered()).isBetween(1, 200);
        broker.up();
        await().atMost(OutboxFixture.patience()).until(() -> broker.total() == 5_000);
    }

    private int owners() {
        var owners = fixture.sql.queryForObject(
                "select count(distinct owner) from outbox_slot where owner is not null", Integer.class);
        return owners == null ? 0 : owners;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
