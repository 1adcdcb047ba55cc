package io.trialsuite.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Deletes forgotten keys now and then, while the application runs. */
final class IdempotencyPurge implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyPurge.class);

    private final IdempotencyKeys keys;
    private final Duration interval;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> schedule;

    IdempotencyPurge(IdempotencyKeys keys, Duration interval) {
        this.keys = keys;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        var threads = Thread.ofVirtual().name("idempotency-purge").factory();
        timer = Executors.newSingleThreadScheduledExecutor(threads);
        schedule = timer.scheduleWithFixedDelay(
                this::purge, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            schedule = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null && !schedule.isDone();
    }

    private void purge() {
        try {
            keys.purge();
        } catch (RuntimeException failed) {
            log.atWarn().setCause(failed).log("Idempotency keys not purged; trying again at the next interval");
        }
    }
}
