package io.trialsuite.web;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * A place in a list that is sorted by time and id. Opaque to callers, checked when it comes back; it grants nothing, since the
 * query's own predicates decide what is seen.
 */
public record Cursor(Instant at, UUID id) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    /** The text that callers hand back. */
    public String encode() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads what {@link #encode} made; anything else is refused with 400 {@code malformed-cursor}. */
    public static Cursor decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != LENGTH || bytes.get() != VERSION) {
                throw malformed();
            }
            var seconds = bytes.getLong();
            var nanos = bytes.getInt();
            if (nanos < 0 || nanos > 999_999_999) {
                throw malformed();
            }
            var at = Instant.ofEpochSecond(seconds, nanos);
            if (!StorableTime.accepts(at)) {
                throw malformed();
            }
            return new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return new Refusal(HttpStatus.BAD_REQUEST, "malformed-cursor", "The cursor is not one that this API gave out.");
    }
}
