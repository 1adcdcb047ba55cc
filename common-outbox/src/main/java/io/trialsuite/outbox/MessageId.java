package io.trialsuite.outbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Identity of one message, a UUIDv7 made by the producer; also the deduplication id on FIFO topics. */
public record MessageId(@JsonValue UUID value) {

    @JsonCreator
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    public static MessageId next() {
        return new MessageId(UuidCreator.getTimeOrderedEpoch());
    }

    /**
     * For a message whose producer has made no such id: always the same for the same time and name, and in the order of time as
     * every other, which is what the inbox is partitioned by (a UUIDv8).
     */
    static MessageId at(Instant time, String name) {
        var hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var high = (time.toEpochMilli() << 16) | 0x8000 | (hash.getMostSignificantBits() & 0xFFF);
        return new MessageId(new UUID(high, hash.getLeastSignificantBits()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
