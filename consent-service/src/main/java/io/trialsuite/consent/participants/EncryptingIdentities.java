package io.trialsuite.consent.participants;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.tenant.TenantContext;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts the identities that were written before identities were encrypted; finds none ever after. */
@Component
class EncryptingIdentities {

    private static final Logger log = LoggerFactory.getLogger(EncryptingIdentities.class);
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final SealedIdentities identities;
    private final AuditCheckpoints trails;
    private final TransactionTemplate transaction;

    EncryptingIdentities(
            JdbcClient jdbc,
            SealedIdentities identities,
            AuditCheckpoints trails,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.trails = trails;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() {
        for (var organization : trails.organizations()) {
            try (var tenant = TenantContext.open(organization)) {
                var total = 0;
                for (var done = encrypt(organization); done > 0; done = encrypt(organization)) {
                    total += done;
                }
                if (total > 0) {
                    log.atInfo()
                            .addKeyValue("organizationId", organization)
                            .addKeyValue("identities", total)
                            .log("Identities encrypted");
                }
            }
        }
    }

    private record Found(ParticipantRef participant, Identity identity) {}

    private int encrypt(UUID organization) {
        return transaction.execute(status -> {
            var found = jdbc.sql("select " + SealedIdentities.COLUMNS + """
                             from participant_identity i
                            where organization_id = :organization and sealed is null
                            order by participant_id limit :limit for update""")
                    .param("organization", organization)
                    .param("limit", AT_ONCE)
                    .query((row, index) -> new Found(
                            new ParticipantRef(row.getObject("participant_id", UUID.class)),
                            identities.read(organization, row)))
                    .list();
            found.forEach(it -> replace(organization, it));
            return found.size();
        });
    }

    private void replace(UUID organization, Found found) {
        var sealed = identities.seal(organization, found.participant(), found.identity());
        jdbc.sql("""
                update participant_identity
                set sealed = decode(:sealed, 'hex'), full_name = null, email = null, mobile = null, birth_year = null
                where organization_id = :organization and participant_id = :participant""")
                .param("sealed", HexFormat.of().formatHex(sealed))
                .param("organization", organization)
                .param("participant", found.participant().value())
                .update();
    }
}
