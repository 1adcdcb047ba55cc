package io.trialsuite.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops the relaying of a topic, a subject or a tenant, and lets it go on; every instance hears of it. What is under way when a
 * pause begins still arrives. Both ends are remembered with who and why. Thread-safe.
 */
public final class Pauses {

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E&&[^\"\\\\]]{1,256}");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OperationLog operations;
    private final WakeupChannel channel;

    Pauses(OutboxJdbc jdbc, OperationLog operations, WakeupChannel channel) {
        this.jdbc = jdbc.template();
        this.transaction = jdbc.ownTransaction();
        this.operations = operations;
        this.channel = channel;
    }

    public List<Pause> list() {
        return jdbc.query(
                "select id, topic, subject, tenant, since, by_whom, reason from outbox_pause order by since",
                (row, n) -> new Pause(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        row.getString(6),
                        row.getString(7)));
    }

    /**
     * Stops what matches all that is named.
     *
     * @throws IllegalArgumentException when nothing is named, a name is none, or it is not said by whom and why
     */
    public UUID begin(
            @Nullable String topic, @Nullable String subject, @Nullable String tenant, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var id = UuidCreator.getTimeOrderedEpoch();
        var what = describe(topic, subject, tenant);
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "insert into outbox_pause (id, topic, subject, tenant, by_whom, reason) values (?, ?, ?, ?, ?, ?)",
                    id,
                    topic,
                    subject,
                    tenant,
                    by,
                    reason);
            operations.add(by, "pause", what, reason, 1);
        });
        channel.say(new Wakeups.Holds());
        return id;
    }

    /**
     * Lets it go on, in order.
     *
     * @return false when there is no such pause
     */
    public boolean end(UUID id, String by, String reason) {
        OperationLog.requireGrounds(by, reason);
        var ended = Boolean.TRUE.equals(transaction.execute(status -> {
            var some = jdbc.update("delete from outbox_pause where id = ?", id) > 0;
            if (some) {
                operations.add(by, "resume", id.toString(), reason, 1);
            }
            return some;
        }));
        if (ended) {
            channel.say(new Wakeups.Holds());
        }
        return ended;
    }

    private static String describe(@Nullable String topic, @Nullable String subject, @Nullable String tenant) {
        var what = new StringBuilder();
        append(what, "topic", topic);
        append(what, "subject", subject);
        append(what, "tenant", tenant);
        if (what.isEmpty()) {
            throw new IllegalArgumentException("A pause names a topic, a subject or a tenant");
        }
        return what.toString();
    }

    private static void append(StringBuilder what, String kind, @Nullable String name) {
        if (name == null) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a " + kind);
        }
        what.append(what.isEmpty() ? "" : " ").append(kind).append('=').append(name);
    }
}
