package io.trialsuite.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Replays in the database: requested, claimed by one instance at a time, and how far they have come. */
final class ReplayTable {

    private static final String COLUMNS =
            "id, queue, from_time, to_time, type, subject, per_second, requested_by, reason, state, sent, types, part, position, claim";

    private static final String CLAIM = """
            update outbox_replay set claim = claim + 1, lease_until = clock_timestamp() + interval '30 seconds'
            where id = (
                select id from outbox_replay where state = 'RUNNING' and lease_until < clock_timestamp()
                order by lease_until, requested_at limit 1 for update skip locked
            )
            returning\s""" + COLUMNS;

    private static final String PROGRESS = """
            update outbox_replay set part = ?, position = ?, sent = ?, lease_until = clock_timestamp() + interval '30 seconds'
            where id = ? and claim = ? and state = 'RUNNING'
            """;

    /** Published, which what is held, parked or discarded is not. */
    private static final String EVENTS = """
            select e.part, e.id, e.event_id, e.group_key, e.type, e.topic, e.correlation_id, e.headers, e.payload, e.created_at
            from outbox_event e
            join outbox_cursor c on c.part = e.part and e.id <= c.position
            left join outbox_hold h on h.part = e.part and h.topic = e.topic and h.group_key = e.group_key
            where e.part = ? and e.id > ? and e.created_at >= ? and e.created_at < ?
                and e.type = any(?) and (?::text is null or e.group_key = ?)
                and (h.first_id is null or e.id < h.first_id)
                and not exists (
                    select from outbox_parked k where k.event_id = e.event_id and k.state in ('PARKED', 'DISCARDED')
                )
            order by e.id limit ?
            """;

    private final JdbcTemplate jdbc;

    ReplayTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A replay and where it goes on.
     *
     * @param claim number of this holding of it
     */
    record Running(Replay replay, Set<String> types, int part, long position, long claim) {

        Running {
            types = Set.copyOf(types);
        }

        /** After so many more, the last of them at this place. */
        Running at(int part, long position, int more) {
            return new Running(replay.further(more), types, part, position, claim);
        }
    }

    void insert(UUID id, Replay.Request request, Set<String> types, String by, String reason) {
        jdbc.update(
                """
                insert into outbox_replay
                    (id, queue, from_time, to_time, type, subject, per_second, requested_by, reason, types)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                request.queue(),
                Timestamp.from(request.from()),
                Timestamp.from(request.to()),
                request.type(),
                request.subject(),
                request.perSecond(),
                by,
                reason,
                types.toArray(String[]::new));
    }

    Optional<Running> claim() {
        return jdbc.query(CLAIM, (row, n) -> running(row)).stream().findFirst();
    }

    List<Replay> list() {
        return jdbc.query(
                "select " + COLUMNS + " from outbox_replay order by requested_at desc limit 100",
                (row, n) -> running(row).replay());
    }

    /** False when it was stopped, or claimed by another because this one was too slow. */
    boolean progress(Running running) {
        return jdbc.update(
                        PROGRESS,
                        running.part(),
                        running.position(),
                        running.replay().sent(),
                        running.replay().id(),
                        running.claim())
                == 1;
    }

    /** Lets another claim it at once, after those that wait. */
    void letGo(Running running) {
        jdbc.update(
                "update outbox_replay set lease_until = clock_timestamp() where id = ? and claim = ?",
                running.replay().id(),
                running.claim());
    }

    /** False when it was stopped, or claimed by another. */
    boolean finish(Running running) {
        return jdbc.update("""
                        update outbox_replay set state = 'DONE', finished_at = clock_timestamp()
                        where id = ? and claim = ? and state = 'RUNNING'
                        """, running.replay().id(), running.claim()) == 1;
    }

    /** False when it had ended before. */
    boolean stop(UUID id) {
        return jdbc.update(
                        "update outbox_replay set state = 'STOPPED', finished_at = clock_timestamp() where id = ? and state = 'RUNNING'",
                        id)
                == 1;
    }

    List<OutgoingMessage> events(Running running, int limit) {
        var replay = running.replay();
        return jdbc.query(
                EVENTS,
                (row, n) -> EventLog.read(row),
                running.part(),
                running.position(),
                Timestamp.from(replay.from()),
                Timestamp.from(replay.to()),
                running.types().toArray(String[]::new),
                replay.subject(),
                replay.subject(),
                limit);
    }

    private static Running running(ResultSet row) throws SQLException {
        var replay = new Replay(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                Replay.State.valueOf(row.getString(10)),
                row.getInt(11));
        return new Running(
                replay,
                Set.of((String[]) row.getArray(12).getArray()),
                row.getInt(13),
                row.getLong(14),
                row.getLong(15));
    }
}
