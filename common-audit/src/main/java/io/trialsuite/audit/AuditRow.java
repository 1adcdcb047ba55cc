package io.trialsuite.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
                .number(micros(at))
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

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }

    /** Writes fields into a digest. */
    private static final class Canonical {

        private final MessageDigest digest = digest();

        Canonical number(long value) {
            return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        Canonical uuid(UUID value) {
            return bytes(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits())
                    .array());
        }

        Canonical text(@Nullable String value) {
            if (value == null) {
                digest.update((byte) 0);
                return this;
            }
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        Canonical bytes(byte[] value) {
            digest.update((byte) 1);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
            digest.update(value);
            return this;
        }

        byte[] sha256() {
            return digest.digest();
        }

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
