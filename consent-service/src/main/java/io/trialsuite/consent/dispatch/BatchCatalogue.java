package io.trialsuite.consent.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String BATCH = """
            select id, study_id, version_id, group_id, state, dry_run, created_at, started_at, completed_at
            from dispatch_batch where organization_id = :organization\s""";

    private final JdbcClient jdbc;
    private final DispatchItems items;
    private final JsonMapper json;

    BatchCatalogue(JdbcClient jdbc, DispatchItems items, JsonMapper json) {
        this.jdbc = jdbc;
        this.items = items;
        this.json = json;
    }

    public BatchView require(UUID organization, BatchId batch) {
        var counts = items.count(organization, batch);
        return jdbc.sql(BATCH + "and id = :batch")
                .param("organization", organization)
                .param("batch", batch.value())
                .query((row, index) -> view(row, counts))
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
                        row.getString("status"),
                        row.getString("reason"),
                        row.getObject("request_id", UUID.class),
                        instant(row, "settled_at")))
                .list();
    }

    private BatchView view(ResultSet row, ItemCounts counts) throws SQLException {
        var state = BatchState.valueOf(row.getString("state"));
        return new BatchView(
                row.getObject("id", UUID.class),
                row.getObject("study_id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getObject("group_id", UUID.class),
                state,
                json.readValue(row.getString("dry_run"), DryRun.class),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                new BatchView.Progress(
                        counts.done(), counts.total(), counts.dispatched(), counts.skipped(), counts.failed(), state));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
