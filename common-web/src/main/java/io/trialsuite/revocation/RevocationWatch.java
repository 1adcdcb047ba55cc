package io.trialsuite.revocation;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads what other instances have heard: all of it before the first request, then what is new. */
final class RevocationWatch implements SmartLifecycle {

    /** Before the web server. */
    private static final int PHASE = 0;

    /** Longer than a message takes from its row to its commit, so that none is overlooked. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(RevocationWatch.class);

    private final RevocationTable table;
    private final RevokedTokens tokens;
    private final Duration pollInterval;
    private final Duration remember;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Future<?> looking;
    private @Nullable Future<?> forgetting;

    RevocationWatch(RevocationTable table, RevokedTokens tokens, Duration pollInterval, Duration remember) {
        this.table = table;
        this.tokens = tokens;
        this.pollInterval = pollInterval;
        this.remember = remember;
    }

    @Override
    public synchronized void start() {
        tokens.addAll(table.arrivedWithin(remember));
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("token-revocations").factory());
        looking = timer.scheduleWithFixedDelay(
                () -> quietly(this::look), pollInterval.toMillis(), pollInterval.toMillis(), TimeUnit.MILLISECONDS);
        forgetting = timer.scheduleWithFixedDelay(
                () -> quietly(() -> table.forgetAfter(remember)), 10, 10, TimeUnit.MINUTES);
    }

    void look() {
        tokens.addAll(table.arrivedWithin(OVERLAP));
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            log.atWarn()
                    .setCause(failed)
                    .log("Revoked tokens were not read; what is known stays, and it is tried again");
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
            looking = null;
            forgetting = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null && !looking.isDone() && forgetting != null && !forgetting.isDone();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
