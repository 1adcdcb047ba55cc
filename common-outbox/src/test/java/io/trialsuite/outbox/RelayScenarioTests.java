package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    private int owners() {
        var owners = fixture.sql.queryForObject(
                "select count(distinct owner) from outbox_slot where owner is not null", Integer.class);
        return owners == null ? 0 : owners;
    }
}
