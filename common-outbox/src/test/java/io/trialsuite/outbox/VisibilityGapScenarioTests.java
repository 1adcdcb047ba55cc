package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction that drew its id early and commits late: the case in which a reader with a plain cursor loses events. */
class VisibilityGapScenarioTests {

    private static final String SUBJECT = "subject";

    private OutboxFixture fixture;
    private Reader reader;

    @BeforeEach
    void open() {
        fixture = new OutboxFixture();
        reader = new Reader();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Reads as the relay does: one integer, and what comes after it. */
    private final class Reader {
        private final EventLog log = new EventLog(fixture.sql);
        private final List<Integer> seen = new ArrayList<>();
        private long cursor;

        void read() {
            log.after(new short[] {(short) SubjectKey.part(SUBJECT)}, new long[] {cursor}, 100, 1_000_000)
                    .forEach(message -> {
                        seen.add(ScriptedBroker.number(message));
                        cursor = message.position();
                    });
        }
    }

    @Test
    void aLateCommitIsNotSkipped() throws InterruptedException {
        var slowCommits = new CountDownLatch(1);
        var slow = slowTransaction(new EventTable(fixture.sql), slowCommits);
        var fast = Thread.ofVirtual().start(() -> fixture.append(fixture.outbox(parts -> {}), happened(SUBJECT, 2)));

        await().until(() -> waiters() == 1);
        reader.read();
        assertThat(reader.seen).isEmpty();
        slowCommits.countDown();
        slow.join();
        fast.join();
        reader.read();

        assertThat(reader.seen).containsExactly(1, 2);
    }

    @Test
    void negativeControlWithoutTheLockTheLateCommitIsLost() throws InterruptedException {
        var unlocked = new EventTable(fixture.sql, false);
        var slowCommits = new CountDownLatch(1);
        var slow = slowTransaction(unlocked, slowCommits);

        fixture.append(fixture.outbox(parts -> {}, unlocked), happened(SUBJECT, 2));
        reader.read();
        slowCommits.countDown();
        slow.join();
        reader.read();

        assertThat(fixture.count("outbox_event")).isEqualTo(2);
        assertThat(reader.seen).containsExactly(2);
    }

    /** Has inserted, and so drawn its id, when this returns; commits when told. */
    private Thread slowTransaction(EventTable table, CountDownLatch commits) throws InterruptedException {
        var inserted = new CountDownLatch(1);
        var encoder = new EventEncoder(fixture.json, OutboxFixture.TOPIC, 100_000, EventContracts.NONE);
        var event = encoder.encode(happened(SUBJECT, 1), new MessageContext("flow", null, null));
        var thread = Thread.ofVirtual()
                .start(() -> fixture.transaction.executeWithoutResult(status -> {
                    table.insert(List.of(event));
                    inserted.countDown();
                    awaitQuietly(commits);
                }));
        assertThat(inserted.await(10, TimeUnit.SECONDS)).isTrue();
        return thread;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private int waiters() {
        var waiting = fixture.sql.queryForObject(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = "
                        + "(select oid from pg_database where datname = current_database())",
                Integer.class);
        return waiting == null ? 0 : waiting;
    }
}
