package io.trialsuite.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes partitions ahead of time and drops those that are past keeping, through the two functions that the owner of the schema
 * lends to the application. Runs on every instance; the database lets one at a time.
 */
final class PartitionKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PartitionKeeper.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final OutboxProperties.Retention settings;
    private final Clock clock;
    private @Nullable Periodic keeping;

    PartitionKeeper(JdbcTemplate jdbc, OutboxProperties.Retention settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
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
        jdbc.queryForObject("select outbox_prepare_partitions(?)", Integer.class, settings.daysAhead());
        var now = clock.instant();
        jdbc.queryForObject(
                "select outbox_drop_partitions(?, ?)",
                Integer.class,
                Timestamp.from(now.minus(settings.events())),
                Timestamp.from(now.minus(settings.inbox())));
    }

    @Override
    public void stop() {
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
