package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private static final Duration POLL_WITHOUT_SIGNALS = Duration.ofMillis(100);
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final OutboxProperties.Relay settings;
    private final RelayState state;
    private final RelayTasks tasks;
    private final RelayShare share;
    private final WakeupChannel channel;
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

    private @Nullable ExecutorService beside;
    private @Nullable Thread thread;
    private volatile boolean running;
    private boolean stopping;
    private long pollAt;

    private Relay(
            OutboxProperties.Relay settings,
            RelayState state,
            RelayTasks.Work work,
            RelayShare share,
            WakeupChannel channel) {
        this.settings = settings;
        this.state = state;
        this.tasks = new RelayTasks(state, work, mailbox::add);
        this.share = share;
        this.channel = channel;
    }

    static Relay create(
            OutboxJdbc jdbc,
            MessagePublisher publisher,
            WakeupChannel channel,
            OutboxProperties.Relay settings,
            String tenantAttribute,
            RelayObserver observer) {
        var instance = UUID.randomUUID().toString();
        var leases = new SlotLeases(jdbc.template(), instance, settings.lease());
        return create(jdbc, leases, publisher, channel, settings, tenantAttribute, observer);
    }

    static Relay create(
            OutboxJdbc jdbc,
            SlotLeases leases,
            MessagePublisher publisher,
            WakeupChannel channel,
            OutboxProperties.Relay settings,
            String tenantAttribute,
            RelayObserver observer) {
        var store = new RelayStore(jdbc.template(), jdbc.ownTransaction(), leases);
        var pauses = new Pauses(jdbc, new OperationLog(jdbc.template()), channel);
        var share = new RelayShare(leases, store, pauses, channel, settings.lease());
        var state = new RelayState(settings, tenantAttribute, Clock.systemUTC(), observer, publisher);
        var work = new RelayTasks.Work(new EventLog(jdbc.template()), store, pauses, publisher, observer);
        return new Relay(settings, state, work, share, channel);
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
        state.parts().numbers().forEach(state::lose);
        pollAt = System.nanoTime();
        tasks.start(beside);
        share.start(state, mailbox::add, beside);
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        channel.listen(word -> mailbox.add(() -> heard(word)));
    }

    private void heard(Wakeups word) {
        switch (word) {
            case Wakeups.Grown grown -> state.parts().grew(grown.parts());
            case Wakeups.Shares ignored -> share.beatSoon();
            case Wakeups.Holds ignored -> tasks.reloadHolds();
            case Wakeups.Probe ignored -> {}
        }
    }

    private void run() {
        while (running) {
            try {
                step();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
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
            tasks.read(now);
            tasks.loadHolds();
            tasks.readHeld(now);
            tasks.publish();
        }
        tasks.save(now);
    }

    private long patience() {
        var now = System.nanoTime();
        var wake = Math.min(Math.min(pollAt, share.wakeAt()), tasks.wakeAt(now));
        // a floor, for what is due may have to wait for something under way
        return Math.max(Duration.ofMillis(1).toNanos(), Math.min(wake - now, state.idle(now)));
    }

    private void poll(long now) {
        if (now - pollAt < 0) {
            return;
        }
        var interval = channel.reliable() ? settings.pollInterval() : POLL_WITHOUT_SIGNALS;
        pollAt = now + interval.toNanos();
        state.parts().allGrew();
        tasks.reloadHolds();
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
        end(thread);
        if (beside != null) {
            beside.shutdownNow();
        }
    }

    private static void end(@Nullable Thread relay) {
        if (relay == null) {
            return;
        }
        relay.interrupt();
        try {
            relay.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    /** Events in memory. */
    int buffered() {
        return state.buffer().size();
    }
}
