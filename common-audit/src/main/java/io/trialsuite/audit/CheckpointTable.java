package io.trialsuite.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** All SQL about checkpoints. */
class CheckpointTable {

    private static final String SELECT =
            "select organization_id, number, first_seq, last_seq, root, head_hash, previous, at, key_id, signature"
                    + " from audit_checkpoint where organization_id = ?";

    private final JdbcTemplate jdbc;

    CheckpointTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> organizations() {
        return jdbc.queryForList("select organization_id from audit_stream order by organization_id", UUID.class);
    }

    Optional<AuditCheckpoint> last(UUID organization) {
        return jdbc.query(SELECT + " order by number desc limit 1", (row, n) -> checkpoint(row), organization).stream()
                .findFirst();
    }

    List<AuditCheckpoint> all(UUID organization) {
        return jdbc.query(SELECT + " order by number", (row, n) -> checkpoint(row), organization);
    }

    /** Unless somebody else has made one meanwhile. */
    void insert(AuditCheckpoint checkpoint) {
        jdbc.update(
                """
                        insert into audit_checkpoint (organization_id, number, first_seq, last_seq, root, head_hash, previous, at, key_id, signature)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""",
                checkpoint.organizationId(),
                checkpoint.number(),
                checkpoint.first(),
                checkpoint.last(),
                checkpoint.root(),
                checkpoint.headHash(),
                checkpoint.previous(),
                checkpoint.at().atOffset(ZoneOffset.UTC),
                checkpoint.keyId(),
                checkpoint.signature());
    }

    private static AuditCheckpoint checkpoint(ResultSet row) throws SQLException {
        return new AuditCheckpoint(
                row.getObject("organization_id", UUID.class),
                row.getLong("number"),
                row.getLong("first_seq"),
                row.getLong("last_seq"),
                row.getBytes("root"),
                row.getBytes("head_hash"),
                row.getBytes("previous"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("key_id"),
                row.getBytes("signature"));
    }
}
