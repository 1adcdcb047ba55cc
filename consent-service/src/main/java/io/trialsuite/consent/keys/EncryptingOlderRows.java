package io.trialsuite.consent.keys;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.tenant.TenantContext;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts what was written before it was encrypted; finds nothing ever after. */
@Component
class EncryptingOlderRows {

    private static final Logger log = LoggerFactory.getLogger(EncryptingOlderRows.class);
    private static final int AT_ONCE = 500;

    private final List<UnencryptedRows> unencrypted;
    private final DataKeys keys;
    private final AuditCheckpoints trails;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EncryptingOlderRows(
            List<UnencryptedRows> unencrypted,
            DataKeys keys,
            AuditCheckpoints trails,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.unencrypted = unencrypted;
        this.keys = keys;
        this.trails = trails;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A key is opened where there is something left for it: opening one may be a call to a key service. */
    @EventListener(ApplicationReadyEvent.class)
    void run() {
        for (var organization : trails.organizations()) {
            try (var tenant = TenantContext.open(organization)) {
                for (var rows : unencrypted) {
                    if (rows.tables().stream().anyMatch(table -> isAnyLeft(organization, table))) {
                        keys.prepare(organization);
                        encryptAll(organization, rows);
                    }
                }
            }
        }
    }

    private boolean isAnyLeft(UUID organization, String table) {
        return transaction.execute(status -> jdbc.sql(
                        "select exists (select from %s where organization_id = :organization and sealed is null)"
                                .formatted(table))
                .param("organization", organization)
                .query(Boolean.class)
                .single());
    }

    private void encryptAll(UUID organization, UnencryptedRows rows) {
        var total = 0;
        for (var done = encryptSome(organization, rows); done > 0; done = encryptSome(organization, rows)) {
            total += done;
        }
        log.atInfo()
                .addKeyValue("organizationId", organization)
                .addKeyValue("tables", rows.tables())
                .addKeyValue("rows", total)
                .log("Rows from before encrypted");
    }

    private int encryptSome(UUID organization, UnencryptedRows rows) {
        return transaction.execute(status -> rows.encrypt(organization, AT_ONCE));
    }
}
