package io.trialsuite.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.test.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class TenantTransactionsTests {

    private static final TestDatabase DATABASE = TestDatabase.create("vault");
    private final JdbcClient owner = JdbcClient.create(DATABASE.owner());

    /** The setting fails as it would on a connection that broke in the pool. */
    private static final class Broken extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("the connection is broken");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void aTransactionWhoseTenantCouldNotBeSetNeverCommitsAndLeavesNothingOnTheThread() {
        owner.sql("create table item (id int)").update();
        var transaction = transaction(new TenantTransactions(new Broken()));

        try (var scope = TenantContext.open(UUID.randomUUID())) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> insert(transaction)))
                    .isInstanceOf(TransientDataAccessResourceException.class);
        }

        assertThat(owner.sql("select count(*) from item").query(Long.class).single())
                .isZero();
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
    }

    /** Negative control: a listener that throws instead leaves the connection bound to the thread. */
    @Test
    void aListenerThatThrewWouldLeakTheConnection() {
        var transaction = transaction(new TransactionExecutionListener() {
            @Override
            public void afterBegin(
                    org.springframework.transaction.TransactionExecution tx,
                    @org.jspecify.annotations.Nullable Throwable failure) {
                throw new IllegalStateException("the connection is broken");
            }
        });

        assertThatThrownBy(() -> transaction.executeWithoutResult(tx -> {})).isInstanceOf(IllegalStateException.class);

        var leaked = TransactionSynchronizationManager.getResourceMap();
        assertThat(leaked).isNotEmpty();
        List.copyOf(leaked.keySet()).forEach(TransactionSynchronizationManager::unbindResource);
        TransactionSynchronizationManager.clear();
    }

    private static void insert(TransactionTemplate transaction) {
        var manager =
                (DataSourceTransactionManager) java.util.Objects.requireNonNull(transaction.getTransactionManager());
        JdbcClient.create(java.util.Objects.requireNonNull(manager.getDataSource()))
                .sql("insert into item values (1)")
                .update();
    }

    private static TransactionTemplate transaction(TransactionExecutionListener listener) {
        var manager = new DataSourceTransactionManager(DATABASE.app());
        manager.setTransactionExecutionListeners(List.of(listener));
        return new TransactionTemplate(manager);
    }
}
