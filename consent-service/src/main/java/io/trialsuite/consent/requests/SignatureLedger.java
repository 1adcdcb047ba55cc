package io.trialsuite.consent.requests;

import io.trialsuite.consent.keys.FieldCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signatures, their evidence encrypted: kept once, and read by those who show or verify them. */
@Component
@Transactional(readOnly = true)
public class SignatureLedger {

    private final Signatures signatures;
    private final FieldCipher cipher;
    private final JdbcClient jdbc;

    SignatureLedger(Signatures signatures, FieldCipher cipher, JdbcClient jdbc) {
        this.signatures = signatures;
        this.cipher = cipher;
        this.jdbc = jdbc;
    }

    /**
     * Keeps a signature.
     *
     * @return the hash of its evidence
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String keep(ConsentRequest request, SignatureEvidence evidence) {
        var signature = new Signature(evidence.signature(), request, evidence, cipher);
        signatures.save(signature);
        return signature.evidenceHash();
    }

    /** Which there are, in the order in which they were given; none of them has to open for that. */
    public List<UUID> ids(RequestRef reference) {
        return jdbc.sql("""
                        select id from consent_signature
                        where organization_id = :organization and request_id = :request order by signed_at, id""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .query(UUID.class)
                .list();
    }

    /** In the order in which they were given. */
    public List<KeptSignature> of(RequestRef reference) {
        return ids(reference).stream().map(id -> require(reference, id)).toList();
    }

    public KeptSignature require(RequestRef reference, UUID signature) {
        return jdbc.sql("""
                        select id, version_id, role, kind, meaning_code, meaning_sentence, document_hash, signed_at, evidence, sealed,
                               evidence_hash
                        from consent_signature
                        where organization_id = :organization and request_id = :request and id = :signature""")
                .param("organization", reference.organization())
                .param("request", reference.request().value())
                .param("signature", signature)
                .query((row, index) -> signature(reference.organization(), row))
                .single();
    }

    /** Evidence from before encryption is read as it is. */
    private KeptSignature signature(UUID organization, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("sealed");
        return new KeptSignature(
                id,
                row.getObject("version_id", UUID.class),
                row.getString("role"),
                row.getString("kind"),
                row.getString("meaning_code"),
                row.getString("meaning_sentence"),
                row.getString("document_hash"),
                row.getTimestamp("signed_at").toInstant(),
                sealed == null
                        ? row.getBytes("evidence")
                        : cipher.open(Signature.evidencePlace(organization, id), sealed),
                row.getString("evidence_hash"));
    }
}
