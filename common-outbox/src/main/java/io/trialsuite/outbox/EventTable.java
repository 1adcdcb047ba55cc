package io.trialsuite.outbox;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one statement a transaction pays for its events. */
final class EventTable {

    /**
     * The lock on each part is taken in this statement and held until the commit is visible, so within a part a visible id
     * implies that every smaller one is visible or rolled back: a reader needs one integer, and never skips an event that
     * commits late. Parts are locked in ascending order; ids are drawn after the locks.
     */
    private static final String INSERT = """
            with locked as materialized (
                select pg_advisory_xact_lock('outbox_event'::regclass::oid::int4, part) from unnest(?::int4[]) as part
            )
            insert into outbox_event
                (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
            select part, nextval('outbox_position'), event_id, group_key, type, topic, correlation_id, headers, payload,
                clock_timestamp()
            from (
                select * from unnest(?::int2[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                    with ordinality as e(part, event_id, group_key, type, topic, correlation_id, headers, payload, n)
                order by n
            ) e, (select count(*) from locked) as gate
            """;

    /** The same for a single event, which most transactions have: without arrays to build and to take apart. */
    private static final String INSERT_ONE = """
            with locked as materialized (select pg_advisory_xact_lock('outbox_event'::regclass::oid::int4, ?))
            insert into outbox_event
                (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
            select ?, nextval('outbox_position'), ?, ?, ?, ?, ?, ?, ?, clock_timestamp() from locked
            """;

    /** Rows per statement: one statement for all but giants, whose arrays would have to be held three times over. */
    private static final int CHUNK = 2_000;

    private final JdbcTemplate jdbc;
    private final boolean locking;

    EventTable(JdbcTemplate jdbc) {
        this(jdbc, true);
    }

    /** @param locking off only to show in a test what the lock is for */
    EventTable(JdbcTemplate jdbc, boolean locking) {
        this.jdbc = jdbc;
        this.locking = locking;
    }

    void insert(List<NewEvent> events) {
        if (events.size() == 1 && locking) {
            insert(events.getFirst());
            return;
        }
        var parts = locking
                ? events.stream().mapToInt(NewEvent::part).sorted().distinct().toArray()
                : new int[0];
        for (var from = 0; from < events.size(); from += CHUNK) {
            insert(from == 0 ? parts : new int[0], events.subList(from, Math.min(from + CHUNK, events.size())));
        }
    }

    private void insert(NewEvent event) {
        jdbc.update(INSERT_ONE, statement -> {
            statement.setInt(1, event.part());
            statement.setInt(2, event.part());
            statement.setObject(3, event.id().value());
            statement.setString(4, event.subject());
            statement.setString(5, event.type());
            statement.setString(6, event.topic());
            statement.setString(7, event.correlationId());
            statement.setString(8, event.attributes());
            statement.setBytes(9, event.data());
        });
    }

    private void insert(int[] lock, List<NewEvent> events) {
        var size = events.size();
        var parts = new short[size];
        var ids = new String[size];
        var subjects = new String[size];
        var types = new String[size];
        var topics = new String[size];
        var correlations = new String[size];
        var attributes = new String[size];
        var data = new byte[size][];
        for (var i = 0; i < size; i++) {
            var event = events.get(i);
            parts[i] = (short) event.part();
            ids[i] = event.id().toString();
            subjects[i] = event.subject();
            types[i] = event.type();
            topics[i] = event.topic();
            correlations[i] = event.correlationId();
            attributes[i] = event.attributes();
            data[i] = event.data();
        }
        jdbc.update(INSERT, statement -> {
            statement.setObject(1, lock);
            statement.setObject(2, parts);
            statement.setObject(3, ids);
            statement.setObject(4, subjects);
            statement.setObject(5, types);
            statement.setObject(6, topics);
            statement.setObject(7, correlations);
            statement.setObject(8, attributes);
            statement.setObject(9, data);
        });
    }
}
