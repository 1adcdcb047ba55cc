package io.trialsuite.outbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The events of one transaction, gathered until its last moment before the commit and then written at once. */
final class TransactionEvents implements TransactionSynchronization {

    private final Object key;
    private final EventTable table;
    private final PersistenceFlush persistence;
    private final CommitSignal signal;
    private final List<NewEvent> pending = new ArrayList<>();
    private final BitSet parts = new BitSet(SubjectKey.PARTS);
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private @Nullable String correlation;
    private boolean late;

    private TransactionEvents(Object key, EventTable table, PersistenceFlush persistence, CommitSignal signal) {
        this.key = key;
        this.table = table;
        this.persistence = persistence;
        this.signal = signal;
    }

    static TransactionEvents current(Object key, EventTable table, PersistenceFlush persistence, CommitSignal signal) {
        if (TransactionSynchronizationManager.getResource(key) instanceof TransactionEvents events) {
            return events;
        }
        var events = new TransactionEvents(key, table, persistence, signal);
        TransactionSynchronizationManager.bindResource(key, events);
        TransactionSynchronizationManager.registerSynchronization(events);
        return events;
    }

    /** One per flow: what runs in a context keeps its correlation; otherwise the transaction's first event begins one. */
    MessageContext context(MessageId first) {
        if (correlation == null) {
            correlation = first.toString();
        }
        var fallback = correlation;
        return MessageContext.current().orElseGet(() -> new MessageContext(fallback, null, null));
    }

    void add(List<NewEvent> events) {
        events.forEach(event -> parts.set(event.part()));
        if (late) {
            table.insert(events);
            return;
        }
        pending.addAll(events);
    }

    /** Last of all, so that what other synchronizations write or append is there already. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        persistence.flush();
        late = true;
        if (!pending.isEmpty()) {
            table.insert(pending);
        }
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, pending.size());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        var size = savepoints.getOrDefault(savepoint, 0);
        pending.subList(size, pending.size()).clear();
    }

    @Override
    public void afterCommit() {
        if (!parts.isEmpty()) {
            signal.committed(parts);
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }
}
