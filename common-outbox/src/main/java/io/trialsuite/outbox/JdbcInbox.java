package io.trialsuite.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String COMPLETE = """
            update inbox_message set handled_at = clock_timestamp() where message_id = ? and subscription = ?
            """;

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
    public boolean handleOnce(Receipt receipt, Runnable effect) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (remember(receipt, HandledEvent.Outcome.HANDLED, null) == 0) {
                return false;
            }
            effect.run();
            persistence.flush();
            jdbc.update(COMPLETE, receipt.id().value(), receipt.subscription());
            return true;
        }));
    }

    @Override
    public void deadLettered(Receipt receipt, String reason) {
        transaction.executeWithoutResult(status -> remember(receipt, HandledEvent.Outcome.DEAD_LETTERED, reason));
    }

    private int remember(Receipt receipt, HandledEvent.Outcome outcome, @Nullable String reason) {
        var attributes = new LinkedHashMap<>(receipt.attributes());
        attributes.remove("correlationid");
        attributes.remove("causationid");
        return jdbc.update(
                REMEMBER,
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
                reason);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
