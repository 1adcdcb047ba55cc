package io.trialsuite.outbox;

import java.lang.reflect.Array;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the relay remembers beside the log: cursors, holds, parked events. Every write is fenced by the epoch of its part. */
final class RelayStore {

    private static final String TAKE = """
            update outbox_cursor set epoch = ? where part = any(?) and epoch < ? returning part, position
            """;

    /**
     * Its commit does not wait for the disk, which it would keep from the business: what a crash of the database undoes is
     * published again. Nothing can be lost by it, for holds and parked events are written in the same transaction.
     */
    private static final String ADVANCE = """
            with soon as materialized (select set_config('synchronous_commit', 'off', true))
            update outbox_cursor c set position = v.position
            from unnest(?::int2[], ?::int8[], ?::int8[]) as v(part, position, epoch), soon
            where c.part = v.part and c.epoch = v.epoch returning c.part
            """;

    private static final String HOLD = """
            insert into outbox_hold (part, topic, group_key, first_id, attempts, next_at, parked, error)
            select * from unnest(?::int2[], ?::text[], ?::text[], ?::int8[], ?::int4[], ?::timestamptz[], ?::bool[], ?::text[])
            on conflict (part, topic, group_key) do update set first_id = excluded.first_id, attempts = excluded.attempts,
                next_at = excluded.next_at, parked = excluded.parked, error = excluded.error
            """;

    private static final String END = """
            delete from outbox_hold h using unnest(?::int2[], ?::text[], ?::text[]) as e(part, topic, group_key)
            where h.part = e.part and h.topic = e.topic and h.group_key = e.group_key
            """;

    private static final String PARK = """
            insert into outbox_parked (event_id, part, id, group_key, type, topic, correlation_id, headers, payload, created_at,
                attempts, error)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (event_id) where state = 'PARKED' do update set attempts = excluded.attempts, error = excluded.error
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SlotLeases leases;

    RelayStore(JdbcTemplate jdbc, TransactionTemplate transaction, SlotLeases leases) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.leases = leases;
    }

    /** A part just won: from where, and under which epoch. */
    record Taken(int part, long position, long epoch) {}

    record Advance(int part, long position, long epoch) {}

    record Parked(OutgoingMessage message, int attempts, String error) {}

    record Settlement(List<Advance> advances, List<Hold.Row> holds, List<Hold.Row> ended, List<Parked> parked) {}

    List<Taken> take(Collection<Integer> slots) {
        return transaction.execute(status -> leases.claim(slots).entrySet().stream()
                .flatMap(claimed -> jdbc
                        .query(
                                TAKE,
                                (row, n) -> new Taken(row.getInt(1), row.getLong(2), claimed.getValue()),
                                claimed.getValue(),
                                SlotLeases.parts(List.of(claimed.getKey())).stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray(),
                                claimed.getValue())
                        .stream())
                .toList());
    }

    List<Hold.Row> holds(Collection<Integer> parts) {
        return jdbc.query(
                "select part, topic, group_key, first_id, attempts, next_at, parked, error from outbox_hold where part = any(?)",
                (row, n) -> new Hold.Row(
                        row.getInt(1),
                        new SubjectKey(row.getString(2), row.getString(3)),
                        row.getLong(4),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getBoolean(7),
                        row.getString(8)),
                parts.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Writes progress in one transaction: a cursor never passes a held event without its hold.
     *
     * @return the parts that another instance has taken over; nothing of the settlement was written when there are any
     */
    Set<Integer> settle(Settlement settlement) {
        return transaction.execute(status -> {
            var lost = advance(settlement.advances());
            if (!lost.isEmpty()) {
                status.setRollbackOnly();
                return lost;
            }
            end(settlement.ended());
            hold(settlement.holds());
            settlement.parked().forEach(this::park);
            return Set.of();
        });
    }

    private Set<Integer> advance(List<Advance> advances) {
        var parts = new short[advances.size()];
        var positions = new long[advances.size()];
        var epochs = new long[advances.size()];
        for (var i = 0; i < advances.size(); i++) {
            parts[i] = (short) advances.get(i).part();
            positions[i] = advances.get(i).position();
            epochs[i] = advances.get(i).epoch();
        }
        var kept = new HashSet<>(jdbc.query(
                ADVANCE,
                statement -> {
                    statement.setObject(1, parts);
                    statement.setObject(2, positions);
                    statement.setObject(3, epochs);
                },
                (row, n) -> row.getInt(1)));
        return advances.stream()
                .map(Advance::part)
                .filter(part -> !kept.contains(part))
                .collect(Collectors.toSet());
    }

    private void end(List<Hold.Row> holds) {
        if (!holds.isEmpty()) {
            jdbc.update(
                    END,
                    column(holds, Short.class, hold -> (short) hold.part()),
                    column(holds, String.class, hold -> hold.key().topic()),
                    column(holds, String.class, hold -> hold.key().subject()));
        }
    }

    private void hold(List<Hold.Row> holds) {
        if (!holds.isEmpty()) {
            jdbc.update(
                    HOLD,
                    column(holds, Short.class, hold -> (short) hold.part()),
                    column(holds, String.class, hold -> hold.key().topic()),
                    column(holds, String.class, hold -> hold.key().subject()),
                    column(holds, Long.class, Hold.Row::first),
                    column(holds, Integer.class, Hold.Row::attempts),
                    column(holds, String.class, hold -> hold.nextAt().toString()),
                    column(holds, Boolean.class, Hold.Row::parked),
                    column(holds, String.class, Hold.Row::error));
        }
    }

    /** One column of all rows, as an array parameter. */
    @SuppressWarnings("unchecked")
    private static <T> Object column(List<Hold.Row> holds, Class<T> type, Function<Hold.Row, T> value) {
        var array = (T[]) Array.newInstance(type, holds.size());
        for (var i = 0; i < array.length; i++) {
            array[i] = value.apply(holds.get(i));
        }
        return array;
    }

    private void park(Parked parked) {
        var message = parked.message();
        jdbc.update(
                PARK,
                message.id().value(),
                message.part(),
                message.position(),
                message.subject(),
                message.type(),
                message.topic(),
                message.correlationId(),
                message.attributes(),
                message.data(),
                Timestamp.from(message.recordedAt()),
                parked.attempts(),
                parked.error());
    }

    void release(Collection<Integer> slots) {
        leases.release(slots);
    }

    Map<Integer, Long> positions() {
        var positions = new HashMap<Integer, Long>();
        jdbc.query("select part, position from outbox_cursor", row -> {
            positions.put(row.getInt(1), row.getLong(2));
        });
        return positions;
    }
}
