package io.trialsuite.outbox;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox on PostgreSQL: events join the caller's transaction, whichever of JPA, JdbcClient or plain JDBC drives it. */
final class JdbcOutbox implements Outbox {

    private final DataSource dataSource;
    private final EventEncoder encoder;
    private final EventTable table;
    private final PersistenceFlush persistence;
    private final CommitSignal signal;
    private final Tracing tracing;

    JdbcOutbox(
            DataSource dataSource,
            EventEncoder encoder,
            EventTable table,
            PersistenceFlush persistence,
            CommitSignal signal,
            Tracing tracing) {
        this.dataSource = dataSource;
        this.encoder = encoder;
        this.table = table;
        this.persistence = persistence;
        this.signal = signal;
        this.tracing = tracing;
    }

    @Override
    public void append(List<OutboxMessage> messages) {
        requireTransaction();
        if (messages.isEmpty()) {
            return;
        }
        var events = TransactionEvents.current(this, table, persistence, signal);
        events.add(messages.stream()
                .map(message -> encoder.encode(message, tracing.recording(events.context(message.id()))))
                .toList());
    }

    private void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outbox.append needs a transaction, and none is active");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("Outbox.append needs a transaction that writes, and this one is read-only");
        }
        if (!TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("The active transaction is not one of the outbox's data source");
        }
    }
}
