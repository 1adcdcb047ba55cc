package io.trialsuite.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The inbox on PostgreSQL: the unique key of the row makes a concurrent duplicate wait for the first and then find it. */
final class JdbcInbox implements Inbox {

    private static final String REMEMBER = """
            insert into inbox_message (message_id, subscription, source, type, subject, correlation_id, causation_id,
                attributes, recorded_at, published_at, received_at, attempts, outcome, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (message_id, subscription) do update
                set outcome = excluded.outcome, reason = excluded.reason, received_at = excluded.received_at,
                    attempts = inbox_message.attempts + excluded.attempts
                where inbox_message.outcome = 'DEAD_LETTERED'
            """;

    /** Foreign producers choose source and subject, of any length. */
    private static final String DIGEST = "sha256(convert_to(? || chr(10) || ?, 'UTF8'))";

    /** Asked in the same statement, because each message pays for the round trip. */
    private static final String REMEMBER_IN_TURN = """
            with remembered as (%s returning message_id),
            followed as (
                insert into inbox_subject as last (subscription, subject_sha256, sequence, message_id, handled_at)
                select ?, %s, ?, message_id, clock_timestamp() from remembered
                on conflict (subscription, subject_sha256) do update
                    set sequence = excluded.sequence, message_id = excluded.message_id, handled_at = excluded.handled_at
                    where last.sequence < excluded.sequence
                returning message_id
            )
            select exists (select from remembered), exists (select from followed)
            """.formatted(REMEMBER, DIGEST);

    private static final String LAST = """
            select sequence, message_id from inbox_subject where subscription = ? and subject_sha256 = %s
            """.formatted(DIGEST);

    private static final RowMapper<Taken> LATER =
            (row, n) -> new Taken.Overtaken(row.getString(1), new MessageId(row.getObject(2, UUID.class)));

    private static final String COMPLETE = """
            update inbox_message set handled_at = clock_timestamp() where message_id = ? and subscription = ?
            """;

    private record Written(boolean message, boolean subject) {

        static final RowMapper<Written> ROW = (row, n) -> new Written(row.getBoolean(1), row.getBoolean(2));
    }

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final PersistenceFlush persistence;
    private final JsonMapper json;

    JdbcInbox(OutboxJdbc jdbc, PersistenceFlush persistence, JsonMapper json) {
        this.jdbc = jdbc.template();
        this.transaction = jdbc.ownTransaction();
        this.persistence = persistence;
        this.json = json;
    }

    @Override
    public Taken handleOnce(Receipt receipt, Runnable effect) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var taken = take(receipt);
            if (taken instanceof Taken.Before) {
                return taken;
            }
            effect.run();
            persistence.flush();
            jdbc.update(COMPLETE, receipt.id().value(), receipt.subscription());
            return taken;
        }));
    }

    private Taken take(Receipt receipt) {
        var message = remembered(receipt, HandledEvent.Outcome.HANDLED, null);
        if (receipt.sequence() == null) {
            return jdbc.update(REMEMBER, message) == 0 ? new Taken.Before() : new Taken.InTurn();
        }
        var subject = new Object[] {receipt.subscription(), receipt.source(), receipt.subject()};
        var place = new Object[] {receipt.sequence()};
        var parameters = Stream.of(message, subject, place).flatMap(Arrays::stream);
        var written = jdbc.queryForObject(REMEMBER_IN_TURN, Written.ROW, parameters.toArray());
        if (!written.message()) {
            return new Taken.Before();
        }
        return written.subject() ? new Taken.InTurn() : jdbc.queryForObject(LAST, LATER, subject);
    }

    @Override
    public void deadLettered(Receipt receipt, String reason) {
        transaction.executeWithoutResult(
                status -> jdbc.update(REMEMBER, remembered(receipt, HandledEvent.Outcome.DEAD_LETTERED, reason)));
    }

    private @Nullable Object[] remembered(Receipt receipt, HandledEvent.Outcome outcome, @Nullable String reason) {
        var attributes = new LinkedHashMap<>(receipt.attributes());
        attributes.remove("correlationid");
        attributes.remove("causationid");
        return new @Nullable Object[] {
            receipt.id().value(),
            receipt.subscription(),
            receipt.source(),
            receipt.type(),
            receipt.subject(),
            receipt.correlationId(),
            receipt.causationId(),
            json.writeValueAsString(attributes),
            utc(receipt.recordedAt()),
            utc(receipt.publishedAt()),
            utc(receipt.receivedAt()),
            receipt.attempt(),
            outcome.name(),
            reason
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
