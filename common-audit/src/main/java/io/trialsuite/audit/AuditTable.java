package io.trialsuite.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All SQL about the trail. */
class AuditTable {

    private static final String COLUMNS =
            "organization_id, seq, id, previous_hash, hash, at, actor_kind, actor_id, actor_role,"
                    + " action, entity_type, entity_id, before, after, reason, request_id";

    private static final String WORK_FOR = """
            with said as materialized (select coalesce(current_setting('app.organization_id', true), '') as before)
            select before from said where set_config('app.organization_id', ?, true) is not null""";

    private final JdbcTemplate jdbc;

    AuditTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** End of a chain; holds no entry. */
    @SuppressWarnings("ArrayRecordComponent") // passed on as it is
    record Head(long seq, byte[] hash) {}

    /** An entry with its links as found. */
    @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals alone
    record Link(AuditRow row, byte[] previousHash, byte[] hash) {}

    /**
     * Tells row-level security whose chain is meant: a transaction may be about several organizations, or about none yet.
     *
     * @return whom the transaction worked for until now; empty for nobody
     */
    String workFor(String organizationId) {
        return String.valueOf(jdbc.queryForObject(WORK_FOR, String.class, organizationId));
    }

    /** Locks the end of the chain until the transaction's end; begins the chain when there is none. */
    Head lockHead(UUID organizationId) {
        return locked(organizationId).stream().findFirst().orElseGet(() -> {
            jdbc.update(
                    "insert into audit_head (organization_id, seq, hash) values (?, 0, ?) on conflict do nothing",
                    organizationId,
                    AuditRow.genesis(organizationId));
            return locked(organizationId).getFirst();
        });
    }

    List<Head> locked(UUID organizationId) {
        return heads("select seq, hash from audit_head where organization_id = ? for update", organizationId);
    }

    List<Head> head(UUID organizationId) {
        return heads("select seq, hash from audit_head where organization_id = ?", organizationId);
    }

    void append(List<Link> links, UUID organizationId) {
        jdbc.batchUpdate(
                "insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                links.stream().map(AuditTable::values).toList());
        var last = links.getLast();
        jdbc.update(
                "update audit_head set seq = ?, hash = ? where organization_id = ?",
                last.row().seq(),
                last.hash(),
                organizationId);
    }

    /** Entries after a place in the chain, in order. */
    List<Link> after(UUID organizationId, long seq, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from audit_entry where organization_id = ? and seq > ? order by seq limit ?",
                (row, n) -> link(row),
                organizationId,
                seq,
                limit);
    }

    /** Entries about one record, in order. */
    List<Link> about(UUID organizationId, String entityType, String entityId) {
        return jdbc.query(
                "select " + COLUMNS
                        + " from audit_entry where organization_id = ? and entity_type = ? and entity_id = ? order by seq",
                (row, n) -> link(row),
                organizationId,
                entityType,
                entityId);
    }

    /** Hashes of the entries from one place to another, in order. */
    List<byte[]> hashes(UUID organizationId, long first, long last, int limit) {
        return jdbc.query(
                "select hash from audit_entry where organization_id = ? and seq between ? and ? order by seq limit ?",
                (row, n) -> row.getBytes("hash"),
                organizationId,
                first,
                last,
                limit);
    }

    private List<Head> heads(String sql, UUID organizationId) {
        return jdbc.query(sql, (row, n) -> new Head(row.getLong(1), row.getBytes(2)), organizationId);
    }

    private static @Nullable Object[] values(Link link) {
        var row = link.row();
        return new @Nullable Object[] {
            row.organizationId(),
            row.seq(),
            row.id(),
            link.previousHash(),
            link.hash(),
            row.at().atOffset(ZoneOffset.UTC),
            row.actor().kind().name(),
            row.actor().id(),
            row.actor().role(),
            row.action(),
            row.entityType(),
            row.entityId(),
            row.before(),
            row.after(),
            row.reason(),
            row.requestId()
        };
    }

    private static Link link(ResultSet row) throws SQLException {
        var actor = new AuditActor(
                AuditActor.Kind.valueOf(row.getString("actor_kind")),
                row.getString("actor_id"),
                row.getString("actor_role"));
        var entry = new AuditRow(
                row.getObject("organization_id", UUID.class),
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                actor,
                row.getString("action"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("request_id"));
        return new Link(entry, row.getBytes("previous_hash"), row.getBytes("hash"));
    }
}
