package io.trialsuite.consent.requests;

import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.UnencryptedRows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UnencryptedEvidence implements UnencryptedRows {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    UnencryptedEvidence(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on as it is
    private record Found(UUID signature, byte[] evidence) {}

    @Override
    public List<String> tables() {
        return List.of("consent_signature");
    }

    @Override
    public int encrypt(UUID organization, int limit) {
        var found = jdbc.sql("""
                        select id, evidence from consent_signature
                        where organization_id = :organization and sealed is null order by id limit :limit for update""")
                .param("organization", organization)
                .param("limit", limit)
                .query((row, index) -> new Found(row.getObject("id", UUID.class), row.getBytes("evidence")))
                .list();
        found.forEach(it -> jdbc.sql("""
                        update consent_signature set sealed = :sealed, evidence = null
                        where organization_id = :organization and id = :id""")
                .param("sealed", cipher.seal(Signature.evidencePlace(organization, it.signature()), it.evidence()))
                .param("organization", organization)
                .param("id", it.signature())
                .update());
        return found.size();
    }
}
