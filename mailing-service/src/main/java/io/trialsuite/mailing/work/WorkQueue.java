package io.trialsuite.mailing.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The due work of one kind. Claiming moves the due time behind the lease, so work whose holder died is due again by itself. */
public class WorkQueue {

    private final WorkKind kind;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Signal signal = new Signal();

    public WorkQueue(WorkKind kind, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.kind = kind;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Joins the caller's transaction; the worker is woken right after the commit. */
    public void add(UUID id, @Nullable UUID organization, Instant due) {
        jdbc.sql("""
                insert into due_work (kind, id, organization_id, due_at) values (:kind, :id, :organization, :due)
                on conflict (kind, id) do update set due_at = least(due_work.due_at, excluded.due_at)
                """)
                .param("kind", kind.name())
                .param("id", id)
                .param("organization", organization)
                .param("due", utc(due))
                .update();
        wakeAfterCommit();
    }

    public void postpone(UUID id, Instant due) {
        jdbc.sql("update due_work set due_at = :due where kind = :kind and id = :id")
                .param("due", utc(due))
                .param("kind", kind.name())
                .param("id", id)
                .update();
        wakeAfterCommit();
    }

    public void done(UUID id) {
        jdbc.sql("delete from due_work where kind = :kind and id = :id")
                .param("kind", kind.name())
                .param("id", id)
                .update();
    }

    /** Takes up to {@code limit} due entries, in a transaction of its own; two claimers never get the same one. */
    List<DueWork> claim(int limit, Duration lease) {
        var now = clock.instant();
        return List.copyOf(transaction.execute(status -> jdbc.sql("""
                with due as materialized (
                    select id from due_work where kind = :kind and due_at <= :now
                    order by due_at limit :limit for update skip locked)
                update due_work set due_at = :leased, claims = claims + 1
                where kind = :kind and id in (select id from due)
                returning id, organization_id as organization, claims
                """)
                .param("leased", utc(now.plus(lease)))
                .param("kind", kind.name())
                .param("now", utc(now))
                .param("limit", limit)
                .query(DueWork.class)
                .list()));
    }

    public long size() {
        return jdbc.sql("select count(*) from due_work where kind = :kind")
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    void await(Duration longest) throws InterruptedException {
        signal.await(longest);
    }

    void wake() {
        signal.give();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.give();
            }
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
