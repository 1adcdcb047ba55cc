package io.trialsuite.consent.keys;

import io.trialsuite.audit.AuditCheckpoints;
import io.trialsuite.tenant.TenantContext;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Encrypts what was written before it was encrypted; finds nothing ever after. */
@Component
class EncryptingOlderRows {

    private static final Logger log = LoggerFactory.getLogger(EncryptingOlderRows.class);
    private static final int AT_ONCE = 500;

    private final List<UnencryptedRows> tables;
    private final DataKeys keys;
    private final AuditCheckpoints trails;
    private final TransactionTemplate transaction;

    EncryptingOlderRows(
            List<UnencryptedRows> tables,
            DataKeys keys,
            AuditCheckpoints trails,
            PlatformTransactionManager transactions) {
        this.tables = tables;
        this.keys = keys;
        this.trails = trails;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() {
        for (var organization : trails.organizations()) {
            try (var tenant = TenantContext.open(organization)) {
                keys.prepare(organization);
                tables.forEach(table -> encryptAll(organization, table));
            }
        }
    }

    private void encryptAll(UUID organization, UnencryptedRows table) {
        var total = 0;
        for (var done = encryptSome(organization, table); done > 0; done = encryptSome(organization, table)) {
            total += done;
        }
        if (total > 0) {
            log.atInfo()
                    .addKeyValue("organizationId", organization)
                    .addKeyValue("what", table.what())
                    .addKeyValue("rows", total)
                    .log("Rows from before encrypted");
        }
    }

    private int encryptSome(UUID organization, UnencryptedRows table) {
        return transaction.execute(status -> table.encrypt(organization, AT_ONCE));
    }
}
