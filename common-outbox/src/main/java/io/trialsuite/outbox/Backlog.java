package io.trialsuite.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How much waits to be published and for how long: asked of the database at most every few seconds, so that health checks and
 * metrics scrapes cost nothing. Thread-safe.
 */
final class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Counts no further than anyone needs to know. */
    private static final String MEASURE = """
            with ahead as (
                select e.topic, e.created_at, false as held
                from outbox_cursor c join outbox_event e on e.part = c.part and e.id > c.position limit 100000
            ), held as (
                select e.topic, e.created_at, true as held
                from outbox_hold h join outbox_cursor c on c.part = h.part
                join outbox_event e on e.part = h.part and e.topic = h.topic and e.group_key = h.group_key
                    and e.id between h.first_id and c.position limit 100000
            )
            select topic, count(*), min(created_at) filter (where not held), min(created_at) filter (where held)
            from (select * from ahead union all select * from held) unpublished group by topic
            """;

    private static final String WAITING = """
            select (select count(*) from outbox_hold), (select count(*) from outbox_parked where state = 'PARKED')
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private volatile Measured last = new Measured(Instant.EPOCH, List.of(), 0, 0);

    Backlog(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What waits for one topic.
     *
     * @param events unpublished, held ones included; counting stops at 100000
     * @param oldest recording time of the oldest event the relay has not come to
     * @param oldestHeld the same of the events held back
     */
    record OfTopic(String topic, long events, Optional<Instant> oldest, Optional<Instant> oldestHeld) {}

    /**
     * One look.
     *
     * @param held subjects held back
     * @param parked events that wait for an operator
     */
    record Measured(Instant at, List<OfTopic> topics, long held, long parked) {

        long events() {
            return topics.stream().mapToLong(OfTopic::events).sum();
        }

        Duration lag() {
            return age(topics.stream().map(OfTopic::oldest));
        }

        Duration heldFor() {
            return age(topics.stream().map(OfTopic::oldestHeld));
        }

        Duration lagOf(OfTopic topic) {
            return age(Stream.of(topic.oldest(), topic.oldestHeld()));
        }

        private Duration age(Stream<Optional<Instant>> since) {
            return since.flatMap(Optional::stream)
                    .min(Comparator.naturalOrder())
                    .map(from -> Duration.between(from, at))
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
        var topics = jdbc.query(
                MEASURE, (row, n) -> new OfTopic(row.getString(1), row.getLong(2), time(row, 3), time(row, 4)));
        return jdbc.query(WAITING, (row, n) -> new Measured(now, topics, row.getLong(1), row.getLong(2)))
                .getFirst();
    }

    private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
