package io.trialsuite.consent.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Decides when the worker runs: at once when a batch was started here, else every poll interval; stops between chunks. */
@Component
class DispatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DispatchWorker worker;
    private final DispatchProperties properties;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    DispatchLoop(DispatchWorker worker, DispatchProperties properties) {
        this.worker = worker;
        this.properties = properties;
    }

    /** Lets the worker see what the current transaction adds without waiting for its next look. */
    void wakeAfterCommit() {
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
        thread = Thread.ofVirtual().name("consent-dispatch").start(this::loop);
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
                worker.run(() -> running);
                failure = null;
                wake.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException interruption) {
                failure = interruption;
                log.atWarn().setCause(interruption).log("Dispatch is interrupted and will be resumed");
                pause();
            } catch (Error broken) {
                failure = broken;
                log.atError().setCause(broken).log("Dispatch is broken; it goes on, but somebody must look");
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(properties.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
