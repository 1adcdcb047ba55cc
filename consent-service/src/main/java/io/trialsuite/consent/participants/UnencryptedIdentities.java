package io.trialsuite.consent.participants;

import io.trialsuite.consent.keys.UnencryptedRows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class UnencryptedIdentities implements UnencryptedRows {

    private final JdbcClient jdbc;
    private final SealedIdentities identities;

    UnencryptedIdentities(JdbcClient jdbc, SealedIdentities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    private record Found(ParticipantRef participant, Identity identity) {}

    @Override
    public List<String> tables() {
        return List.of("participant_identity");
    }

    @Override
    public int encrypt(UUID organization, int limit) {
        var found = jdbc.sql("select " + SealedIdentities.COLUMNS + """
                         from participant_identity i
                        where organization_id = :organization and sealed is null
                        order by participant_id limit :limit for update""")
                .param("organization", organization)
                .param("limit", limit)
                .query((row, index) -> new Found(
                        new ParticipantRef(row.getObject("participant_id", UUID.class)),
                        identities.read(organization, row)))
                .list();
        found.forEach(it -> replace(organization, it));
        return found.size();
    }

    private void replace(UUID organization, Found found) {
        jdbc.sql("""
                update participant_identity
                set sealed = :sealed, full_name = null, email = null, mobile = null, birth_year = null
                where organization_id = :organization and participant_id = :participant""")
                .param("sealed", identities.seal(organization, found.participant(), found.identity()))
                .param("organization", organization)
                .param("participant", found.participant().value())
                .update();
    }
}
