package io.trialsuite.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry that somebody outside can check against a checkpoint without seeing any other entry; hashes are hexadecimal digits.
 *
 * @param seq its place in the organization's chain
 * @param before as JSON, exactly as it was written
 * @param after as JSON, exactly as it was written
 * @param checkpoint number of the checkpoint that covers it
 * @param path from the entry to the checkpoint's root ({@link MerkleTree})
 */
public record ProvenEntry(
        UUID organizationId,
        long seq,
        UUID id,
        Instant at,
        AuditActor.Kind actorKind,
        String actorId,
        String actorRole,
        String action,
        String entityType,
        String entityId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String requestId,
        String previousHash,
        String hash,
        long checkpoint,
        List<String> path) {

    public ProvenEntry {
        path = List.copyOf(path);
    }

    static ProvenEntry of(AuditTable.Link link, long checkpoint, List<byte[]> path) {
        var row = link.row();
        return new ProvenEntry(
                row.organizationId(),
                row.seq(),
                row.id(),
                row.at(),
                row.actor().kind(),
                row.actor().id(),
                row.actor().role(),
                row.action(),
                row.entityType(),
                row.entityId(),
                row.before(),
                row.after(),
                row.reason(),
                row.requestId(),
                hex(link.previousHash()),
                hex(link.hash()),
                checkpoint,
                path.stream().map(ProvenEntry::hex).toList());
    }

    /** Whether it is as it was written, and among what the checkpoint speaks of; whether that one is genuine is another question. */
    public boolean isProvenBy(AuditCheckpoint covering) {
        var row = new AuditRow(
                organizationId,
                seq,
                id,
                at,
                new AuditActor(actorKind, actorId, actorRole),
                action,
                entityType,
                entityId,
                before,
                after,
                reason,
                requestId);
        var computed = row.hash(bytes(previousHash));
        return covering.organizationId().equals(organizationId)
                && covering.number() == checkpoint
                && Arrays.equals(computed, bytes(hash))
                && MerkleTree.isIn(
                        computed,
                        seq - covering.first(),
                        covering.last() - covering.first() + 1,
                        path.stream().map(ProvenEntry::bytes).toList(),
                        covering.root());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
