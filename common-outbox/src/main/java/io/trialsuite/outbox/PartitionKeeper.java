package io.trialsuite.outbox;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes partitions ahead of time and drops those that are past keeping, through the functions that the owner of the schema lends
 * to the application. Runs on every instance; the database lets one at a time. Each call asks for its locks for a moment only,
 * because everybody who appends would wait behind it, and is repeated here.
 */
final class PartitionKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TRIES = 20;
    private static final int BITE = 10_000;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcTemplate jdbc;
    private final OutboxProperties.Retention settings;
    private final Clock clock;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Periodic keeping;

    PartitionKeeper(JdbcTemplate jdbc, OutboxProperties.Retention settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        keeping = Periodic.every(INTERVAL, "outbox-partitions", this::keepQuietly);
    }

    private void keepQuietly() {
        try {
            keep();
        } catch (RuntimeException e) {
            // days are made ahead and rows beyond them have a place, so there is time for many more tries
            if (!isRunning()) {
                return;
            }
            log.atWarn().setCause(e).log("Partitions of the outbox could not be kept; tried again within the hour");
        }
    }

    void keep() {
        patiently(
                () -> jdbc.queryForObject("select outbox_prepare_partitions(?)", Integer.class, settings.daysAhead()));
        var now = clock.instant();
        var events = Timestamp.from(now.minus(settings.events()));
        var inbox = Timestamp.from(now.minus(settings.inbox()));
        while (Boolean.TRUE.equals(patiently(
                () -> jdbc.queryForObject("select outbox_drop_partition(?, ?)", Boolean.class, events, inbox)))) {
            log.atDebug().log("A partition of the outbox was past keeping");
        }
        whileFull(() -> jdbc.queryForObject("select outbox_sweep_rest(?, ?, ?)", Integer.class, events, inbox, BITE));
        whileFull(() -> jdbc.queryForObject("select outbox_forget_subjects(?, ?)", Integer.class, inbox, BITE));
    }

    private void whileFull(Supplier<@Nullable Integer> bite) {
        var left = BITE;
        while (left >= BITE) {
            var taken = patiently(bite);
            left = taken == null ? 0 : taken;
        }
    }

    /** In between, those who queued up behind the lock that was not to be had go on. */
    private <T extends @Nullable Object> T patiently(Supplier<T> call) {
        for (var n = 1; n < TRIES; n++) {
            try {
                return call.get();
            } catch (DataAccessException e) {
                if (!isLockTimeout(e) || !paused()) {
                    throw e;
                }
            }
        }
        return call.get();
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
    }

    private boolean paused() {
        try {
            return !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        if (keeping != null) {
            keeping.close();
            keeping = null;
        }
    }

    @Override
    public boolean isRunning() {
        return keeping != null;
    }
}
