package io.trialsuite.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the relay has done beside its own thread: one read, one save and one look at a held subject at a time, and as many
 * publish calls as the topics bear. Results come back through the mailbox, so that all fields belong to the relay's thread.
 */
final class RelayTasks {

    private static final Logger log = LoggerFactory.getLogger(RelayTasks.class);
    private static final long SAVE_INTERVAL = Duration.ofMillis(25).toNanos();
    private static final long RETRY_INTERVAL = Duration.ofMillis(250).toNanos();
    private static final int HOLD_PAGE = 200;

    /** Those who do the work. */
    record Work(EventLog events, RelayStore store, Pauses pauses, MessagePublisher publisher, RelayObserver observer) {}

    private record Decided(List<Hold.Row> holds, List<Pause> pauses) {}

    private final RelayState state;
    private final Work work;
    private final Consumer<Runnable> mailbox;
    private @Nullable ExecutorService beside;
    private boolean reading;
    private boolean readingHeld;
    private boolean saving;
    private boolean holdsWanted;
    private boolean loadingHolds;
    private long readAfter;
    private long saveAfter;

    RelayTasks(RelayState state, Work work, Consumer<Runnable> mailbox) {
        this.state = state;
        this.work = work;
        this.mailbox = mailbox;
    }

    void start(ExecutorService executor) {
        beside = executor;
        reading = false;
        readingHeld = false;
        saving = false;
        holdsWanted = false;
        loadingHolds = false;
        readAfter = System.nanoTime();
        saveAfter = readAfter;
    }

    /** When a pause ends; far away when there is none. */
    long wakeAt(long now) {
        var wake = now + Duration.ofHours(1).toNanos();
        if (saveAfter - now > 0) {
            wake = Math.min(wake, saveAfter);
        }
        if (readAfter - now > 0) {
            wake = Math.min(wake, readAfter);
        }
        return wake;
    }

    /** Asks what operators have decided, soon. */
    void reloadHolds() {
        holdsWanted = true;
    }

    /** Never while a saving is under way: the answer would be older than what it saves. */
    void loadHolds() {
        if (!holdsWanted || loadingHolds || saving) {
            return;
        }
        var owned = state.parts().numbers();
        if (owned.isEmpty()) {
            return;
        }
        holdsWanted = false;
        loadingHolds = true;
        aside(
                () -> new Decided(work.store().holds(owned), work.pauses().list()),
                decided -> {
                    loadingHolds = false;
                    state.reloadHolds(decided.holds());
                    state.pause(decided.pauses());
                },
                failure -> loadingHolds = false);
    }

    void read(long now) {
        if (reading || now - readAfter < 0) {
            return;
        }
        var read = state.nextRead(now);
        if (read == null) {
            return;
        }
        reading = true;
        var numbers = read.numbers();
        var positions = read.positions();
        aside(
                () -> work.events().after(numbers, positions, read.limit(), read.bytes()),
                messages -> {
                    reading = false;
                    state.readDone(read, messages);
                },
                failure -> {
                    reading = false;
                    readAfter = System.nanoTime() + RETRY_INTERVAL;
                    state.readFailed(read);
                });
    }

    void readHeld(long now) {
        if (readingHeld) {
            return;
        }
        state.nextHoldRead(now).ifPresent(read -> {
            readingHeld = true;
            var hold = read.hold();
            var first = hold.first;
            aside(
                    () -> work.events().ofSubject(hold.part, hold.key, first, read.upTo(), HOLD_PAGE, read.bytes()),
                    messages -> {
                        readingHeld = false;
                        state.holdReadDone(read, messages);
                    },
                    failure -> {
                        readingHeld = false;
                        state.holdReadFailed(read);
                    });
        });
    }

    void publish() {
        for (var batch = state.buffer().next(System.nanoTime());
                batch != null;
                batch = state.buffer().next(System.nanoTime())) {
            publish(batch);
        }
    }

    private void publish(PublishBatch batch) {
        var messages = batch.messages();
        var topic = batch.destination().topic;
        aside(
                () -> answered(work.publisher().publish(topic, messages), messages.size()),
                results -> {
                    work.observer().published(topic, results, Duration.ofNanos(System.nanoTime() - batch.startedAt()));
                    state.outcomes().published(batch, results);
                },
                failure -> {
                    work.observer().callFailed(topic, failure);
                    batch.destination().failed(batch, System.nanoTime());
                });
    }

    private static List<PublishResult> answered(List<PublishResult> results, int messages) {
        if (results.size() != messages) {
            throw new IllegalStateException(
                    "A publisher gave " + results.size() + " results for " + messages + " messages");
        }
        return results;
    }

    void save(long now) {
        if (saving || loadingHolds || now - saveAfter < 0) {
            return;
        }
        var next = state.nextSaving();
        if (next == null) {
            return;
        }
        saving = true;
        saveAfter = now + SAVE_INTERVAL;
        aside(
                () -> work.store().settle(next.settlement()),
                lost -> {
                    saving = false;
                    if (lost.isEmpty()) {
                        state.saved(next);
                    } else {
                        state.savingFailed(next, lost);
                    }
                },
                failure -> {
                    saving = false;
                    saveAfter = System.nanoTime() + RETRY_INTERVAL;
                    state.savingFailed(next, Set.of());
                });
    }

    /** Runs beside the relay's thread; its end is told on the relay's thread. */
    private <T> void aside(Supplier<T> task, Consumer<T> done, Consumer<Throwable> failed) {
        var executor = beside;
        if (executor == null || executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            try {
                var result = task.get();
                mailbox.accept(() -> done.accept(result));
            } catch (RuntimeException e) {
                log.atDebug().setCause(e).log("Will be repeated");
                mailbox.accept(() -> failed.accept(e));
            } catch (Error e) {
                // unheard, it would stop this instance while its leases keep the others away
                log.atError().setCause(e).log("Will be repeated, but something is broken");
                mailbox.accept(() -> failed.accept(e));
            }
        });
    }
}
