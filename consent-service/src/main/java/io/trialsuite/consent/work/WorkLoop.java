package io.trialsuite.consent.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides when a worker runs: at once when there is work from here, else every poll interval; stops between two pieces. */
public class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String name;
    private final Consumer<BooleanSupplier> worker;
    private final Duration pollInterval;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    /**
     * Runs the worker once started.
     *
     * @param name of the thread, for logs
     * @param worker does all the work there is, as long as what it is given says to go on
     */
    protected WorkLoop(String name, Consumer<BooleanSupplier> worker, Duration pollInterval) {
        this.name = name;
        this.worker = worker;
        this.pollInterval = pollInterval;
    }

    /** Lets the worker see what the current transaction adds without waiting for its next look. */
    public void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.release();
            }
        });
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::loop);
    }

    /** Waits for the chunk in hand; a worker that hangs on a lost database is not waited for longer than {@link #GRACE}. */
    @Override
    public void stop() {
        running = false;
        wake.release();
        var worked = thread;
        if (worked == null) {
            return;
        }
        try {
            if (!worked.join(GRACE)) {
                worked.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What ended the last pass before its time. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    boolean isAlive() {
        var working = thread;
        return working != null && working.isAlive();
    }

    private void loop() {
        while (running) {
            try {
                worker.accept(() -> running);
                failure = null;
                wake.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException interruption) {
                failure = interruption;
                log.atWarn()
                        .setCause(interruption)
                        .addKeyValue("work", name)
                        .log("Work is interrupted and will be resumed");
                pause();
            } catch (Error broken) {
                failure = broken;
                log.atError()
                        .setCause(broken)
                        .addKeyValue("work", name)
                        .log("Work is broken; it goes on, but somebody must look");
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
