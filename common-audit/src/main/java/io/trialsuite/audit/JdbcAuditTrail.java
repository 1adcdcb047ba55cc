package io.trialsuite.audit;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The trail on PostgreSQL; joins the caller's transaction, whichever of JPA, JdbcClient or plain JDBC drives it. */
final class JdbcAuditTrail implements AuditTrail {

    private final DataSource dataSource;
    private final AuditTable table;
    private final JsonMapper json;
    private final Runnable flush;

    /**
     * Writes through the table.
     *
     * @param flush writes what a persistence context still holds back: locks on business rows come before the chain's
     */
    JdbcAuditTrail(DataSource dataSource, AuditTable table, JsonMapper json, Runnable flush) {
        this.dataSource = dataSource;
        this.table = table;
        this.json = json;
        this.flush = flush;
    }

    @Override
    public void record(AuditEntry entry) {
        requireTransaction();
        TransactionEntries.current(this, table, flush)
                .add(new TransactionEntries.Pending(
                        entry, text(entry.before()), text(entry.after()), MDC.get("correlationId")));
    }

    private @Nullable String text(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("AuditTrail.record needs a transaction, and none is active");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException(
                    "AuditTrail.record needs a transaction that writes, and this one is read-only");
        }
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("The active transaction is not one of the trail's data source");
        }
    }
}
