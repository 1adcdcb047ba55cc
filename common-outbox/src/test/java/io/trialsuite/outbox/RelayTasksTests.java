package io.trialsuite.outbox;

import static io.trialsuite.outbox.OutboxFixture.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The order of saving and of asking for holds, with every task run by hand. */
class RelayTasksTests {

    private final OutboxFixture fixture = new OutboxFixture();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<Runnable> mailbox = new ArrayDeque<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Keeps what it is given until it is told to run it. */
    private final class ByHand extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }

    private void runOne() {
        tasks.removeFirst().run();
        while (!mailbox.isEmpty()) {
            mailbox.removeFirst().run();
        }
    }

    /** An answer older than the saving would bring back a hold that has ended, and its subject would be published by two. */
    @Test
    void holdsAreNeverAskedForWhileTheyAreBeingSaved() {
        fixture.append(fixture.outbox(parts -> {}), happened("a", 1));
        var part = SubjectKey.part("a");
        var leases = new SlotLeases(fixture.sql, "instance", Duration.ofMinutes(1));
        var store = new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), leases);
        var state = new RelayState(
                OutboxFixture.settings(Map.of()),
                OutboxFixture.TENANT,
                Clock.systemUTC(),
                RelayObserver.NONE,
                new CallSizes() {});
        var refusing = new ScriptedBroker();
        refusing.refuse(message -> new PublishResult.Retryable("not now"));
        var relay = new RelayTasks(
                state,
                new RelayTasks.Work(new EventLog(fixture.sql), store, fixture.pauses(), refusing, RelayObserver.NONE),
                mailbox::add);
        relay.start(new ByHand());
        var taken = store.take(List.of(part / SlotLeases.PARTS_PER_SLOT));
        state.own(taken, List.of(), System.nanoTime() + Duration.ofMinutes(1).toNanos());
        relay.read(System.nanoTime());
        runOne();
        relay.publish();
        runOne();

        relay.reloadHolds();
        relay.loadHolds();
        relay.save(System.nanoTime());
        assertThat(tasks).as("only the question").hasSize(1);
        runOne();

        relay.save(System.nanoTime());
        relay.reloadHolds();
        relay.loadHolds();
        assertThat(tasks).as("only the saving").hasSize(1);
        runOne();
        assertThat(fixture.count("outbox_hold")).isEqualTo(1);
        relay.loadHolds();
        assertThat(tasks).as("the question that had to wait").hasSize(1);
    }

    @Test
    void aCursorNeverMovesWhenItsHoldCannotBeWritten() {
        var part = SubjectKey.part("a");
        var leases = new SlotLeases(fixture.sql, "instance", Duration.ofMinutes(1));
        var store = new RelayStore(fixture.sql, fixture.jdbc.ownTransaction(), leases);
        var taken = store.take(List.of(part / SlotLeases.PARTS_PER_SLOT)).stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
        var key = new SubjectKey(OutboxFixture.TOPIC, "a");
        var unwritable = new Hold.Row(part, key, 1, 1, Instant.EPOCH, false, "nul \0 is no text");

        assertThatThrownBy(() -> store.settle(new RelayStore.Settlement(
                        List.of(new RelayStore.Advance(part, 7, taken.epoch())),
                        List.of(unwritable),
                        List.of(),
                        List.of())))
                .isInstanceOf(DataAccessException.class);

        assertThat(store.positions().get(part)).isZero();
    }
}
