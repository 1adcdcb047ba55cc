package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageIdTests {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");

    @Test
    void anIdMadeFromTimeAndNameIsAlwaysTheSameAndNoOthers() {
        assertThat(MessageId.at(AT, "a")).isEqualTo(MessageId.at(AT, "a"));
        assertThat(MessageId.at(AT, "a")).isNotEqualTo(MessageId.at(AT, "b"));
        assertThat(MessageId.at(AT, "a")).isNotEqualTo(MessageId.at(AT.plusMillis(1), "a"));
    }

    @Test
    void itIsAWellFormedUuidInTheOrderOfTime() {
        var id = MessageId.at(AT, "a").value();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
    }
}
