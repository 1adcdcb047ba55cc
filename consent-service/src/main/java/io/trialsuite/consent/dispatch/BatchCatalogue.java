package io.trialsuite.consent.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
public class BatchCatalogue {

    /** What counts for the rate: long enough for several chunks, short enough to notice a change. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    /** One statement, hence one moment: a batch that has ended has all its items settled. */
    private static final String BATCH = """
            select b.id, b.study_id, b.version_id, b.group_id, b.state, b.dry_run, b.created_at, b.started_at, b.completed_at,
                   i.total, i.dispatched, i.skipped, i.failed, i.cancelled, i.lately,
                   extract(epoch from :now - greatest(b.running_since, :since)) as lately_seconds
            from dispatch_batch b cross join lateral (
                select count(*) as total,
                       count(*) filter (where status = 'DISPATCHED') as dispatched,
                       count(*) filter (where status = 'SKIPPED') as skipped,
                       count(*) filter (where status = 'FAILED') as failed,
                       count(*) filter (where status = 'CANCELLED') as cancelled,
                       count(*) filter (where settled_at >= greatest(b.running_since, :since)) as lately
                from dispatch_item where organization_id = b.organization_id and batch_id = b.id) i
            where b.organization_id = :organization and b.id = :batch""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    BatchCatalogue(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public BatchView require(UUID organization, BatchId batch) {
        var now = clock.instant();
        return jdbc.sql(BATCH)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(LATELY)))
                .param("organization", organization)
                .param("batch", batch.value())
                .query((row, index) -> view(row))
                .optional()
                .orElseThrow(() -> new BatchNotFound(batch));
    }

    public List<ItemView> items(
            UUID organization, BatchId batch, @Nullable ItemStatus status, @Nullable UUID after, int limit) {
        require(organization, batch);
        return jdbc.sql("""
                        select i.participant_id, p.subject_no, i.status, i.reason, i.request_id, i.settled_at
                        from dispatch_item i join participant p on p.id = i.participant_id
                        where i.organization_id = :organization and i.batch_id = :batch
                          and (:status::text is null or i.status = :status)
                          and (:after::uuid is null or i.participant_id > :after)
                        order by i.participant_id limit :limit""")
                .param("organization", organization)
                .param("batch", batch.value())
                .param("status", status == null ? null : status.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, index) -> new ItemView(
                        row.getObject("participant_id", UUID.class),
                        row.getString("subject_no"),
                        ItemStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getObject("request_id", UUID.class),
                        instant(row, "settled_at")))
                .list();
    }

    private BatchView view(ResultSet row) throws SQLException {
        return new BatchView(
                row.getObject("id", UUID.class),
                row.getObject("study_id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getObject("group_id", UUID.class),
                BatchState.valueOf(row.getString("state")),
                json.readValue(row.getString("dry_run"), DryRun.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                progress(row));
    }

    private static BatchView.Progress progress(ResultSet row) throws SQLException {
        var state = BatchState.valueOf(row.getString("state"));
        var dispatched = row.getInt("dispatched");
        var skipped = row.getInt("skipped");
        var failed = row.getInt("failed");
        var cancelled = row.getInt("cancelled");
        var done = dispatched + skipped + failed + cancelled;
        var total = row.getInt("total");
        var rate = state == BatchState.RUNNING ? row.getInt("lately") / row.getDouble("lately_seconds") : 0;
        var isKnown = rate > 0 && !Double.isInfinite(rate);
        return new BatchView.Progress(
                done,
                total,
                dispatched,
                skipped,
                failed,
                cancelled,
                state,
                isKnown ? Math.round(rate * 10) / 10.0 : null,
                isKnown ? (long) Math.ceil((total - done) / rate) : null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
