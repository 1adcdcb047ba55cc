package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries the log to the topics. One thread decides ({@link RelayState}); reading, publishing and saving run beside it on
 * virtual threads and report back, so that no call waits for another and no connection is held during a publish call.
 */
final class Relay implements SmartLifecycle, CommitSignal {

    /** Starts before and stops after the consumers and the web server: what they record while stopping is still published. */
    static final int PHASE = -1_000;

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final long SAVE_INTERVAL = Duration.ofMillis(25).toNanos();
    private static final long RETRY_INTERVAL = Duration.ofMillis(250).toNanos();
    private static final int HOLD_PAGE = 200;

    private final OutboxProperties.Relay settings;
    private final RelayState state;
    private final EventLog events;
    private final RelayStore store;
    private final RelayShare share;
    private final MessagePublisher publisher;
    private final WakeupChannel channel;
    private final RelayObserver observer;
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

    private @Nullable ExecutorService beside;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean stopping;
    private boolean reading;
    private boolean saving;
    private long readAfter;
    private long saveAfter;
    private long pollAt;

    Relay(
            OutboxProperties.Relay settings,
            EventLog events,
            RelayStore store,
            RelayShare share,
            MessagePublisher publisher,
            WakeupChannel channel,
            RelayObserver observer) {
        this.settings = settings;
        this.state = new RelayState(settings, Clock.systemUTC(), observer);
        this.events = events;
        this.store = store;
        this.share = share;
        this.publisher = publisher;
        this.channel = channel;
        this.observer = observer;
    }

    static Relay create(
            OutboxJdbc jdbc,
            MessagePublisher publisher,
            WakeupChannel channel,
            OutboxProperties.Relay settings,
            RelayObserver observer) {
        var instance = UUID.randomUUID().toString();
        var leases = new SlotLeases(jdbc.template(), instance, settings.lease());
        var store = new RelayStore(jdbc.template(), jdbc.ownTransaction(), leases);
        var share = new RelayShare(leases, store, channel, settings.lease());
        return new Relay(settings, new EventLog(jdbc.template()), store, share, publisher, channel, observer);
    }

    @Override
    public void committed(BitSet parts) {
        if (!running) {
            channel.grown(parts);
            return;
        }
        mailbox.add(() -> {
            var foreign = state.parts().grew(parts);
            if (!foreign.isEmpty() && !share.alone()) {
                channel.grown(foreign);
            }
        });
    }

    @Override
    public void start() {
        beside = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("outbox-relay-", 0).factory());
        running = true;
        stopping = false;
        reading = false;
        saving = false;
        readAfter = System.nanoTime();
        saveAfter = readAfter;
        pollAt = readAfter;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        channel.listen(word -> mailbox.add(() -> heard(word)));
        share.start(state, mailbox::add, beside);
    }

    private void heard(Wakeups word) {
        switch (word) {
            case Wakeups.Grown grown -> state.parts().grew(grown.parts());
            case Wakeups.Shares ignored -> share.beatSoon();
            case Wakeups.Holds ignored -> pollAt = System.nanoTime();
        }
    }

    private void run() {
        while (running) {
            try {
                step();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("The relay goes on after an unexpected failure");
            }
        }
    }

    private void step() throws InterruptedException {
        var task = mailbox.poll(patience(), TimeUnit.NANOSECONDS);
        while (task != null) {
            task.run();
            task = mailbox.poll();
        }
        var now = System.nanoTime();
        share.tend(now);
        if (!stopping) {
            poll(now);
            read(now);
            readHeld();
            publish();
        }
        save(now);
    }

    private long patience() {
        var now = System.nanoTime();
        var wake = Math.min(pollAt, share.wakeAt());
        if (saveAfter - now > 0) {
            wake = Math.min(wake, saveAfter);
        }
        if (readAfter - now > 0) {
            wake = Math.min(wake, readAfter);
        }
        // a floor, for what is due may have to wait for something under way
        return Math.max(Duration.ofMillis(1).toNanos(), Math.min(wake - now, state.idle(now)));
    }

    private void poll(long now) {
        if (now - pollAt < 0) {
            return;
        }
        pollAt = now + settings.pollInterval().toNanos();
        state.parts().allGrew();
        var owned = state.parts().numbers();
        if (!owned.isEmpty()) {
            aside(() -> store.holds(owned), state::reloadHolds, failure -> {});
        }
    }

    private void read(long now) {
        if (reading || now - readAfter < 0) {
            return;
        }
        var read = state.nextRead();
        if (read == null) {
            return;
        }
        reading = true;
        aside(
                () -> events.after(read.parts(), read.positions(), read.limit(), read.bytes()),
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

    private void readHeld() {
        for (var next = state.nextHoldRead(); next.isPresent(); next = state.nextHoldRead()) {
            var read = next.get();
            var hold = read.hold();
            aside(
                    () -> events.ofSubject(hold.part, hold.key, hold.first, read.upTo(), HOLD_PAGE),
                    messages -> state.holdReadDone(read, messages),
                    failure -> state.holdReadFailed(read));
        }
    }

    private void publish() {
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
                () -> publisher.publish(topic, messages),
                results -> {
                    observer.published(topic, results, Duration.ofNanos(System.nanoTime() - batch.startedAt()));
                    state.published(batch, results);
                },
                failure -> {
                    observer.callFailed(topic, failure);
                    batch.destination().failed(batch, System.nanoTime());
                });
    }

    private void save(long now) {
        if (saving || now - saveAfter < 0) {
            return;
        }
        var next = state.nextSaving();
        if (next == null) {
            return;
        }
        saving = true;
        saveAfter = now + SAVE_INTERVAL;
        aside(
                () -> store.settle(next.settlement()),
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
    private <T> void aside(Task<T> task, Consumer<T> done, Consumer<Throwable> failed) {
        var executor = beside;
        if (executor == null || !running) {
            return;
        }
        executor.execute(() -> {
            try {
                var result = task.run();
                mailbox.add(() -> done.accept(result));
            } catch (RuntimeException e) {
                log.atDebug().setCause(e).log("Will be repeated");
                mailbox.add(() -> failed.accept(e));
            }
        });
    }

    @FunctionalInterface
    private interface Task<T> {
        T run();
    }

    /** Lets calls under way end, saves what they achieved, and hands the share over at once. */
    @Override
    public void stop() {
        if (!running) {
            return;
        }
        mailbox.add(() -> stopping = true);
        var deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        share.leave(deadline);
        running = false;
        channel.close();
        var executor = beside;
        if (executor != null) {
            executor.shutdownNow();
        }
        var relay = thread;
        if (relay != null) {
            relay.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** What the relay holds in memory, for the metrics. */
    int buffered() {
        return state.buffer().size();
    }

    List<Destination> destinations() {
        return List.copyOf(state.buffer().destinations());
    }
}
