package io.trialsuite.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes fields into a digest, in the form that {@link AuditRow} describes. */
final class Canonical {

    private final MessageDigest digest = digest();

    Canonical number(long value) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Microseconds since 1970, which is what the database keeps. */
    Canonical time(Instant at) {
        return number(Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000));
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
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
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
