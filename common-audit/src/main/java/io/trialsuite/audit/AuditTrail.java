package io.trialsuite.audit;

/** Writes entries into the trail; thread-safe. */
public interface AuditTrail {

    /**
     * Records the entry in the current transaction. Entries of one stream form one hash chain, whatever the number of
     * concurrent writers; the chain is extended right before the commit.
     *
     * @throws IllegalStateException outside a transaction
     */
    void record(AuditEntry entry);
}
