package io.trialsuite.audit;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Recomputes a chain and says whether it is the one that was written: a changed field, a missing, added or moved entry, and a
 * shortened end are all found. Read-only; thread-safe; reads in steps, so that a chain of any length fits.
 */
public final class AuditVerification {

    private static final int STEP = 1000;

    private final AuditTable table;
    private final TransactionOperations snapshot;

    /**
     * Reads through the table.
     *
     * @param snapshot repeatable-read, read-only transactions, so that entries written meanwhile do not disturb
     */
    AuditVerification(AuditTable table, TransactionOperations snapshot) {
        this.table = table;
        this.snapshot = snapshot;
    }

    /** What was found. */
    public sealed interface Result {

        /**
         * The chain is whole.
         *
         * @param entries its length
         */
        record Intact(long entries) implements Result {}

        /**
         * The chain is broken.
         *
         * @param seq the place of the first entry that is not as written; after the last one when the end is missing
         * @param id of that entry; null when there is none
         * @param reason what does not fit, for an operator
         */
        record Broken(long seq, @Nullable UUID id, String reason) implements Result {}
    }

    /** Verifies the organization's chain from its first entry; an organization without entries has an intact, empty one. */
    public Result verify(UUID organizationId) {
        return snapshot.execute(transaction -> {
            var workedFor = table.workFor(organizationId.toString());
            var result = walk(organizationId);
            table.workFor(workedFor);
            return result;
        });
    }

    private Result walk(UUID organizationId) {
        var heads = table.head(organizationId);
        long seq = 0;
        var previous = AuditRow.genesis(organizationId);
        while (true) {
            var links = table.after(organizationId, seq, STEP);
            for (var link : links) {
                seq++;
                if (link.row().seq() != seq) {
                    return new Result.Broken(seq, null, "an entry is missing");
                }
                if (!Arrays.equals(link.previousHash(), previous)) {
                    return new Result.Broken(seq, link.row().id(), "it is not linked to the entry before it");
                }
                if (!Arrays.equals(link.hash(), link.row().hash(previous))) {
                    return new Result.Broken(seq, link.row().id(), "its content is not what was written");
                }
                previous = link.hash();
            }
            if (links.size() < STEP) {
                break;
            }
        }
        if (heads.isEmpty()) {
            return seq == 0 ? new Result.Intact(0) : new Result.Broken(1, null, "the chain's end was removed");
        }
        var head = heads.getFirst();
        if (head.seq() != seq || !Arrays.equals(head.hash(), previous)) {
            return new Result.Broken(Math.min(seq, head.seq()) + 1, null, "the chain does not end where it should");
        }
        return new Result.Intact(seq);
    }
}
