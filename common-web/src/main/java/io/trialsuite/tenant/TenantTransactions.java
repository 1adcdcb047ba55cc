package io.trialsuite.tenant;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells PostgreSQL the organization at the beginning of each transaction; the setting ends with the transaction by itself. */
final class TenantTransactions implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(TenantTransactions.class);

    private final JdbcClient jdbc;

    TenantTransactions(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        var tenant = TenantContext.current();
        if (failure != null || tenant.isEmpty()) {
            return;
        }
        try {
            jdbc.sql("select set_config('app.organization_id', ?, true)")
                    .param(tenant.get().toString())
                    .query((row, n) -> row.getString(1))
                    .single();
        } catch (RuntimeException refused) {
            // Thrown from here, it would leave the begun transaction's connection bound to the thread for ever.
            log.atWarn().setCause(refused).log("Organization not set; the transaction cannot commit");
            TransactionSynchronizationManager.registerSynchronization(new NoCommit(refused));
        }
    }

    private record NoCommit(RuntimeException cause) implements TransactionSynchronization {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // No TransactionException: after one of those Spring ends the transaction without rolling it back.
            throw new TransientDataAccessResourceException(
                    "The organization could not be set for this transaction", cause);
        }
    }
}
