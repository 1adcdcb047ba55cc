package io.trialsuite.outbox;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operator's decisions about events that no retry could publish. Every decision stays in the row, with who and why.
 * Thread-safe; works on any instance.
 */
public final class ParkedEvents {

    private static final String LIST = """
            select event_id, topic, type, group_key, correlation_id, attempts, error, created_at, parked_at
            from outbox_parked where state = 'PARKED' order by parked_at limit ?
            """;

    private static final String READ = """
            select convert_from(payload, 'UTF8') from outbox_parked where event_id = ? and state = 'PARKED'
            """;

    private static final String RESOLVE = """
            update outbox_parked set state = ?, resolved_at = clock_timestamp(), resolved_by = ?, resolution = ?, corrected = ?
            where event_id = ? and state = 'PARKED' returning part, topic, group_key, id
            """;

    private static final String LOCK = """
            select type, headers from outbox_parked where event_id = ? and state = 'PARKED' for update
            """;

    /** The subject waits for this very event: it goes on from the event, or from the one after it. */
    private static final String LET_GO = """
            update outbox_hold set first_id = ?, attempts = 0, parked = false, next_at = clock_timestamp()
            where part = ? and topic = ? and group_key = ? and parked and first_id = ?
            """;

    /** The subject went on without it: it is recorded anew, at the end. */
    private static final String RECORD_AGAIN = """
            with locked as materialized (
                select pg_advisory_xact_lock('outbox_event'::regclass::oid::int4, ?)
            )
            insert into outbox_event
                (part, id, event_id, group_key, type, topic, correlation_id, headers, payload, created_at)
            select part, nextval('outbox_position'), event_id, group_key, type, topic, correlation_id, headers,
                coalesce(corrected, payload), clock_timestamp()
            from (
                select * from outbox_parked where event_id = ? order by parked_at desc limit 1
            ) e, (select count(*) from locked) as gate
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final WakeupChannel channel;
    private final EventEncoder encoder;
    private final OperationLog operations;

    ParkedEvents(OutboxJdbc jdbc, WakeupChannel channel, EventEncoder encoder) {
        this.jdbc = jdbc.template();
        this.transaction = jdbc.ownTransaction();
        this.channel = channel;
        this.encoder = encoder;
        this.operations = new OperationLog(jdbc.template());
    }

    /** Those that wait for a decision, longest first. */
    public List<ParkedEvent> list(int limit) {
        return jdbc.query(
                LIST,
                (row, n) -> new ParkedEvent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getObject(9, OffsetDateTime.class).toInstant()),
                limit);
    }

    /**
     * Its data, as it was recorded. That somebody read it is kept.
     *
     * @return empty when it is not parked
     */
    public Optional<String> read(MessageId event, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        return Objects.requireNonNull(transaction.execute(status -> {
            var data = jdbc.queryForList(READ, String.class, event.value()).stream()
                    .findFirst();
            operations.add(by, "READ", event.toString(), reason, data.isPresent() ? 1 : 0);
            return data;
        }));
    }

    /**
     * Publishes it after all: in its place if its subject waited for it, else after what is recorded so far.
     *
     * @return false when it is not parked
     */
    public boolean release(MessageId event, String by, String reason) {
        return resolve(event, "RELEASED", by, reason);
    }

    /**
     * Publishes it with other data, as {@link #release} does; id, type, subject and place stay. What was recorded stays in the
     * parked row, beside the correction.
     *
     * @param data JSON, as it is to be published
     * @return false when it is not parked
     * @throws IllegalArgumentException when append would refuse the data; then nothing has changed
     */
    public boolean correct(MessageId event, String data, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        return decide(() -> {
            var corrected = jdbc.query(
                    LOCK,
                    (row, n) -> encoder.correction(event, row.getString(1), row.getString(2), data),
                    event.value());
            return !corrected.isEmpty() && settle(event, "RELEASED", by, reason, corrected.getFirst());
        });
    }

    /**
     * Never publishes it; its subject goes on.
     *
     * @return false when it is not parked
     */
    public boolean discard(MessageId event, String by, String reason) {
        return resolve(event, "DISCARDED", by, reason);
    }

    private boolean resolve(MessageId event, String state, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        return decide(() -> settle(event, state, by, reason, null));
    }

    private boolean decide(BooleanSupplier decision) {
        var decided = Boolean.TRUE.equals(transaction.execute(status -> decision.getAsBoolean()));
        if (decided) {
            channel.say(new Wakeups.Holds());
        }
        return decided;
    }

    private boolean settle(MessageId event, String state, String by, String reason, byte @Nullable [] corrected) {
        var places = jdbc.query(
                RESOLVE,
                (row, n) ->
                        new Place(row.getInt(1), new SubjectKey(row.getString(2), row.getString(3)), row.getLong(4)),
                state,
                by,
                reason,
                corrected,
                event.value());
        if (corrected != null) {
            jdbc.queryForObject("select outbox_apply_correction(?)", Integer.class, event.value());
        }
        places.forEach(place -> goOn(place, event.value(), state.equals("RELEASED")));
        return !places.isEmpty();
    }

    private record Place(int part, SubjectKey key, long position) {}

    private void goOn(Place place, UUID event, boolean publish) {
        var from = publish ? place.position() : place.position() + 1;
        var waiting = jdbc.update(
                LET_GO, from, place.part(), place.key().topic(), place.key().subject(), place.position());
        if (waiting == 0 && publish) {
            jdbc.update(RECORD_AGAIN, place.part(), event);
        }
    }
}
