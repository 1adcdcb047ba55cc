package io.trialsuite.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much waits to be published and for how long: asked of the database at most every few seconds, so that health checks and
 * metrics scrapes cost nothing. Thread-safe.
 */
final class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Counts no further than anyone needs to know. */
    private static final String MEASURE = """
            with first as (
                select (select min(e.created_at) from (
                    select o.created_at from outbox_event o where o.part = c.part and o.id > c.position order by o.id limit 1
                ) e) as oldest
                from outbox_cursor c
            ), held as (
                select min(e.created_at) as oldest, count(*) as events
                from outbox_hold h join outbox_cursor c on c.part = h.part
                join outbox_event e on e.part = h.part and e.topic = h.topic and e.group_key = h.group_key
                    and e.id between h.first_id and c.position
            )
            select
                (select count(*) from (
                    select from outbox_cursor c join outbox_event e on e.part = c.part and e.id > c.position limit 100000
                ) ahead) + (select events from held),
                (select min(oldest) from first),
                (select oldest from held),
                (select count(*) from outbox_hold),
                (select count(*) from outbox_parked where state = 'PARKED')
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Measured last = new Measured(Instant.EPOCH, 0, Optional.empty(), Optional.empty(), 0, 0);

    Backlog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @param events unpublished, held ones included; stops counting at 100000
     * @param oldest recording time of the oldest event the relay has not come to
     * @param oldestHeld the same of the events held back
     * @param held subjects held back
     * @param parked events that wait for an operator
     */
    record Measured(
            Instant at, long events, Optional<Instant> oldest, Optional<Instant> oldestHeld, long held, long parked) {

        Duration lag() {
            return age(oldest);
        }

        Duration heldFor() {
            return age(oldestHeld);
        }

        private Duration age(Optional<Instant> since) {
            return since.map(from -> Duration.between(from, at))
                    .filter(Duration::isPositive)
                    .orElse(Duration.ZERO);
        }
    }

    synchronized Measured measure() {
        var now = clock.instant();
        if (Duration.between(last.at(), now).compareTo(FRESH) >= 0) {
            last = look(now);
        }
        return last;
    }

    private Measured look(Instant now) {
        var measured = jdbc.query(
                MEASURE,
                (row, n) -> new Measured(
                        now,
                        row.getLong(1),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant),
                        row.getLong(4),
                        row.getLong(5)));
        return measured.getFirst();
    }
}
