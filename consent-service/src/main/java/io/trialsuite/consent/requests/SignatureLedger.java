package io.trialsuite.consent.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signatures as they were kept, for those who show or verify them. */
@Component
@Transactional(readOnly = true)
public class SignatureLedger {

    private final JdbcClient jdbc;

    SignatureLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they were given. */
    public List<KeptSignature> of(RequestRef reference) {
        return jdbc.sql("""
                        select id, version_id, role, kind, meaning_code, meaning_sentence, document_hash, signed_at, evidence,
                               evidence_hash
                        from consent_signature
                        where organization_id = :organization and request_id = :request order by signed_at, id""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query((row, index) -> signature(row))
                .list();
    }

    private static KeptSignature signature(ResultSet row) throws SQLException {
        return new KeptSignature(
                row.getObject("id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getString("role"),
                row.getString("kind"),
                row.getString("meaning_code"),
                row.getString("meaning_sentence"),
                row.getString("document_hash"),
                row.getTimestamp("signed_at").toInstant(),
                row.getBytes("evidence"),
                row.getString("evidence_hash"));
    }
}
