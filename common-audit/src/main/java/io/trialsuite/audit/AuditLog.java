package io.trialsuite.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the trail of one organization, latest first, page by page. Read-only; thread-safe. */
public final class AuditLog {

    private static final int MAX_LIMIT = 500;

    private final AuditTable table;

    AuditLog(AuditTable table) {
        this.table = table;
    }

    /**
     * Which entries to show.
     *
     * @param entityType only of this kind of record; null does not restrict
     * @param entityId only of this record; null does not restrict
     * @param beforeSeq only before this place, the last {@code seq} of the page before; null begins at the end
     * @param limit 1 to 500
     */
    public record Query(
            UUID organizationId,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Long beforeSeq,
            int limit) {

        public Query {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
            }
        }
    }

    /**
     * One entry as written.
     *
     * @param seq place in the organization's chain
     * @param before state before, as JSON text
     * @param after state after, as JSON text
     * @param requestId correlation id of what caused it
     */
    public record View(
            long seq,
            UUID id,
            Instant at,
            AuditActor actor,
            String action,
            String entityType,
            String entityId,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String requestId) {

        private static View of(AuditRow row) {
            return new View(
                    row.seq(),
                    row.id(),
                    row.at(),
                    row.actor(),
                    row.action(),
                    row.entityType(),
                    row.entityId(),
                    row.before(),
                    row.after(),
                    row.reason(),
                    row.requestId());
        }
    }

    public List<View> find(Query query) {
        var before = query.beforeSeq() == null ? Long.MAX_VALUE : query.beforeSeq();
        return table
                .before(query.organizationId(), before, query.entityType(), query.entityId(), query.limit())
                .stream()
                .map(View::of)
                .toList();
    }
}
