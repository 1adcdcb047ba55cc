package io.trialsuite.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it is stored, and the bytes its hash covers.
 *
 * <p>Canonical form, version 1, never changed once released: SHA-256 over the fields in the order of {@link #hash}, each as
 * one byte (0 absent, 1 present), then, when present, its length in bytes as a 32-bit big-endian number and its bytes. Text is
 * UTF-8; numbers are 64-bit big-endian; a UUID is its 16 bytes; a time is the count of microseconds since 1970-01-01 UTC. The
 * first field is the version. Lengths make the form unambiguous: no two different entries give the same bytes.
 *
 * @param requestId correlation id of the request or message that caused it
 */
record AuditRow(
        UUID organizationId,
        long seq,
        UUID id,
        Instant at,
        AuditActor actor,
        String action,
        String entityType,
        String entityId,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String requestId) {

    private static final long VERSION = 1;

    /** What the first entry of a chain is linked to. */
    static byte[] genesis(UUID organizationId) {
        return new Canonical()
                .number(VERSION)
                .text("genesis")
                .uuid(organizationId)
                .sha256();
    }

    byte[] hash(byte[] previousHash) {
        return new Canonical()
                .number(VERSION)
                .bytes(previousHash)
                .uuid(organizationId)
                .number(seq)
                .uuid(id)
                .time(at)
                .text(actor.kind().name())
                .text(actor.id())
                .text(actor.role())
                .text(action)
                .text(entityType)
                .text(entityId)
                .text(before)
                .text(after)
                .text(reason)
                .text(requestId)
                .sha256();
    }
}
