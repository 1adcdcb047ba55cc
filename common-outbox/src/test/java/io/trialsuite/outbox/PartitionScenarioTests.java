package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class PartitionScenarioTests {

    private OutboxFixture fixture;
    private JdbcTemplate owner;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        owner = new JdbcTemplate(fixture.database.owner());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private PartitionKeeper keeper(Instant now) {
        var retention = new OutboxProperties.Retention(Duration.ofDays(14), Duration.ofDays(35), 14);
        return new PartitionKeeper(fixture.sql, retention, Clock.fixed(now, ZoneOffset.UTC));
    }

    private String partitionOf(String subject) {
        return String.valueOf(fixture.sql.queryForObject(
                "select tableoid::regclass::text from outbox_event where group_key = ?", String.class, subject));
    }

    private boolean exists(String table) {
        return Boolean.TRUE.equals(
                fixture.sql.queryForObject("select to_regclass(?) is not null", Boolean.class, table));
    }

    @Test
    void todayAndTheDaysAheadHavePartitionsOfTheirOwn() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));

        assertThat(partitionOf("a")).matches("outbox_event_p\\d{8}");
        assertThat(fixture.sql.queryForObject("select outbox_prepare_partitions(14)", Integer.class))
                .isZero();
        assertThat(fixture.sql.queryForObject("select outbox_prepare_partitions(16)", Integer.class))
                .isBetween(2, 3);
    }

    @Test
    void anEventThatNoPartitionAwaitsIsKeptAndMovedWhenItsPartitionComes() {
        owner.execute("drop table " + todays());
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        assertThat(partitionOf("a")).isEqualTo("outbox_event_rest");

        keeper(Instant.now()).keep();

        assertThat(partitionOf("a")).isEqualTo(todays());
    }

    private String todays() {
        return String.valueOf(fixture.sql.queryForObject(
                "select 'outbox_event_p' || to_char(now() at time zone 'UTC', 'YYYYMMDD')", String.class));
    }

    @Test
    void whatIsPublishedLeavesWithItsPartitionAndWhatIsNotStays() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var partition = partitionOf("a");
        var later = Instant.now().plus(Duration.ofDays(20));

        keeper(later).keep();
        assertThat(exists(partition)).as("unpublished").isTrue();

        var broker = new ScriptedBroker();
        fixture.relay(broker, Map.of());
        Awaitility.await().until(() -> fixture.flow().pending() == 0);
        keeper(Instant.now()).keep();
        assertThat(exists(partition)).as("published, but not old enough").isTrue();

        keeper(later).keep();
        assertThat(exists(partition)).as("published and old").isFalse();
    }

    @Test
    void aHeldEventKeepsItsPartition() {
        var broker = new ScriptedBroker();
        broker.refuse(message -> new PublishResult.Poison("odd"));
        fixture.relay(broker, Map.of());
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var partition = partitionOf("a");
        Awaitility.await().until(() -> fixture.count("outbox_parked") == 1);

        keeper(Instant.now().plus(Duration.ofDays(20))).keep();

        assertThat(exists(partition)).isTrue();
    }

    @Test
    void theInboxKeepsWhatADuplicateCouldStillMeet() {
        var inbox = new JdbcInbox(fixture.jdbc, () -> {}, fixture.json);
        var fresh = MessageId.next();
        var random = MessageId.of("d3b07384-d9a0-4c4b-8f1e-0123456789ab");
        inbox.handleOnce(receipt(fresh), () -> {});
        inbox.handleOnce(receipt(random), () -> {});
        assertThat(inboxPartitionOf(fresh)).matches("inbox_message_p\\d{8}");
        assertThat(inboxPartitionOf(random)).isEqualTo("inbox_message_rest");

        keeper(Instant.now().plus(Duration.ofDays(34))).keep();
        assertThat(fixture.count("inbox_message")).isEqualTo(2);

        keeper(Instant.now().plus(Duration.ofDays(43))).keep();
        assertThat(fixture.count("inbox_message")).isZero();
    }

    @Test
    void anIdMadeFromTheTimeOfSendingFindsItsWeek() {
        var inbox = new JdbcInbox(fixture.jdbc, () -> {}, fixture.json);
        var id = MessageId.at(Instant.now(), "a queue's own id");

        inbox.handleOnce(receipt(id), () -> {});

        assertThat(inboxPartitionOf(id)).matches("inbox_message_p\\d{8}");
    }

    private void recordLongAgo(String subject, int part, long position) {
        owner.update("""
                insert into outbox_event
                    (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
                values (?, ?, ?, ?, 'type', 'topic', 'flow', '{}', '{}', now() - interval '40 days')
                """, part, position, MessageId.next().value(), subject);
    }

    @Test
    void whatNoPartitionEverAwaitedLeavesWhenItIsPublishedAndOld() {
        recordLongAgo("published", 1, 10);
        recordLongAgo("waiting", 1, 12);
        recordLongAgo("held", 2, 5);
        owner.update("update outbox_cursor set position = 11 where part in (1, 2)");
        owner.update("insert into outbox_hold values (2, 'topic', 'held', 5, 1, now(), false, 'odd')");

        keeper(Instant.now()).keep();

        assertThat(fixture.sql.queryForList("select group_key from outbox_event", String.class))
                .containsExactlyInAnyOrder("waiting", "held");
    }

    @Test
    void oldRowsOfTheRestLeaveInAsManyBitesAsItTakes() {
        owner.update("""
                insert into inbox_message (message_id, subscription, source, type, subject, correlation_id, attributes,
                    received_at, attempts, outcome)
                select ('ffffffff-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'queue', '/s', 'type', 's', 'flow', '{}',
                    now() - interval '40 days', 1, 'HANDLED'
                from generate_series(1, 25000) n
                """);

        keeper(Instant.now()).keep();

        assertThat(fixture.count("inbox_message")).isZero();
    }

    @Test
    void droppingWaitsForALongTransactionAndNobodyWaitsForDropping() throws Exception {
        var outbox = fixture.outbox(parts -> {});
        fixture.append(outbox, happened("a", 1));
        var partition = partitionOf("a");
        owner.update("update outbox_cursor set position = 1000");
        try (var reader = fixture.database.app().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from outbox_event");
            var dropped = CompletableFuture.runAsync(
                    () -> keeper(Instant.now().plus(Duration.ofDays(20))).keep());

            var slowest = Duration.ZERO;
            for (var end = System.nanoTime() + Duration.ofSeconds(3).toNanos(); System.nanoTime() < end; ) {
                var begun = System.nanoTime();
                fixture.append(outbox, happened("b", 2));
                slowest = longer(slowest, Duration.ofNanos(System.nanoTime() - begun));
            }
            assertThat(slowest).isLessThan(Duration.ofSeconds(1));
            assertThat(dropped).isNotDone();
            assertThat(exists(partition)).isTrue();
            owner.update("update outbox_cursor set position = 1000000");
            reader.rollback();

            dropped.get(20, TimeUnit.SECONDS);
            assertThat(exists(partition)).isFalse();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private String inboxPartitionOf(MessageId id) {
        return String.valueOf(fixture.sql.queryForObject(
                "select tableoid::regclass::text from inbox_message where message_id = ?", String.class, id.value()));
    }

    @Test
    void aSubjectSilentForAsLongAsTheInboxRemembersIsForgotten() {
        owner.update("""
                insert into inbox_subject (subscription, subject_sha256, sequence, message_id, handled_at)
                select 'queue.fifo', sha256(convert_to(n::text, 'UTF8')), n, gen_random_uuid(),
                    now() - interval '1 day' * case when n = 1 then 34 else 36 end
                from generate_series(1, 25000) n
                """);

        keeper(Instant.now()).keep();

        assertThat(fixture.sql.queryForList("select sequence from inbox_subject", String.class))
                .containsExactly("1");
    }

    private static Receipt receipt(MessageId id) {
        return new Receipt(
                id, "queue", "/s", "type", "subject", null, "flow", null, Map.of(), null, null, Instant.now(), 1);
    }

    /** The application's clock plays no part in the log: times and positions are the database's. */
    @Test
    void anApplicationClockThatGoesBackChangesNothing() {
        var outbox = fixture.outbox(parts -> {});
        fixture.append(outbox, happened("a", 1));
        var past = new OutboxMessage(
                MessageId.next(),
                null,
                "sample.thing.happened.v1",
                "a",
                Instant.EPOCH,
                Map.of(),
                new OutboxFixture.Happened(2));
        fixture.append(outbox, past);

        assertThat(fixture.sql.queryForList("select created_at from outbox_event order by id", Timestamp.class))
                .isSorted();
    }
}
