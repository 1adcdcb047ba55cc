package io.trialsuite.consent.copies;

import io.trialsuite.consent.keys.FieldCipher;
import io.trialsuite.consent.keys.UnencryptedRows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies are large: one at a time is in memory. */
@Component
class UnencryptedCopies implements UnencryptedRows {

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    UnencryptedCopies(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public List<String> tables() {
        return List.of("sealed_copy");
    }

    @Override
    public int encrypt(UUID organization, int limit) {
        var found = jdbc.sql("""
                        select request_id from sealed_copy
                        where organization_id = :organization and sealed is null
                        order by request_id limit :limit for update""")
                .param("organization", organization)
                .param("limit", limit)
                .query(UUID.class)
                .list();
        found.forEach(it -> replace(organization, it));
        return found.size();
    }

    private void replace(UUID organization, UUID request) {
        var pdf = jdbc.sql(
                        "select pdf from sealed_copy where organization_id = :organization and request_id = :request")
                .param("organization", organization)
                .param("request", request)
                .query((row, index) -> row.getBytes("pdf"))
                .single();
        jdbc.sql("""
                update sealed_copy set sealed = :sealed, pdf = null
                where organization_id = :organization and request_id = :request""")
                .param("sealed", cipher.seal(SealedCopies.place(organization, request), pdf))
                .param("organization", organization)
                .param("request", request)
                .update();
    }
}
