package io.trialsuite.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.audit.AuditTable.Link;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of one transaction, linked to their chains at its last moment: the lock on a chain's end is held only from there
 * to the commit. Several chains are locked in the order of their ids, so that two transactions cannot wait for each other.
 */
final class TransactionEntries implements TransactionSynchronization {

    /** The outbox comes last of all; what it locks must not be held while waiting for a chain. */
    private static final int BEFORE_THE_OUTBOX = Ordered.LOWEST_PRECEDENCE - 1000;

    private final Object key;
    private final AuditTable table;
    private final Runnable flush;
    private final List<Pending> pending = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();

    /** An entry whose states are JSON already, so that what happens to the objects later does not change it. */
    record Pending(
            AuditEntry entry,
            @Nullable String before,
            @Nullable String after,
            @Nullable String requestId) {}

    private TransactionEntries(Object key, AuditTable table, Runnable flush) {
        this.key = key;
        this.table = table;
        this.flush = flush;
    }

    static TransactionEntries current(Object key, AuditTable table, Runnable flush) {
        if (TransactionSynchronizationManager.getResource(key) instanceof TransactionEntries entries) {
            return entries;
        }
        var entries = new TransactionEntries(key, table, flush);
        TransactionSynchronizationManager.bindResource(key, entries);
        TransactionSynchronizationManager.registerSynchronization(entries);
        return entries;
    }

    void add(Pending entry) {
        pending.add(entry);
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_OUTBOX;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        flush.run();
        var chains = new TreeMap<UUID, List<Pending>>();
        pending.forEach(it -> chains.computeIfAbsent(it.entry().organizationId(), id -> new ArrayList<>())
                .add(it));
        pending.clear();
        chains.forEach(this::extend);
    }

    private void extend(UUID organizationId, List<Pending> entries) {
        var workedFor = table.workFor(organizationId.toString());
        var head = table.lockHead(organizationId);
        var seq = head.seq();
        var previous = head.hash();
        var links = new ArrayList<Link>();
        for (var entry : entries) {
            seq++;
            var row = row(entry, seq);
            var hash = row.hash(previous);
            links.add(new Link(row, previous, hash));
            previous = hash;
        }
        table.append(links, organizationId);
        table.workFor(workedFor);
    }

    private static AuditRow row(Pending pending, long seq) {
        var entry = pending.entry();
        return new AuditRow(
                entry.organizationId(),
                seq,
                UuidCreator.getTimeOrderedEpoch(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.actor(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                pending.before(),
                pending.after(),
                entry.reason(),
                pending.requestId());
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
