package io.trialsuite.gateway.relay.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EndingStreamTests {

    private static final Instant END = Instant.parse("2026-03-01T10:05:00Z");

    @Test
    void whatComesBeforeTheEndIsPassedOn() throws Exception {
        try (var stream = new EndingStream(events(), END, at(END.minusMillis(1)))) {
            assertThat(stream.readAllBytes()).asString().isEqualTo("data: a\n\n");
        }
    }

    @Test
    void nothingIsPassedOnAfterTheEnd() throws Exception {
        try (var stream = new EndingStream(events(), END, at(END))) {
            assertThat(stream.read(new byte[10], 0, 10)).isEqualTo(-1);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void aServiceThatGoesAwayEarlierIsAFailureAndNoEnd() throws Exception {
        try (var early = new EndingStream(broken(), END, at(END.minusSeconds(1)))) {
            assertThatThrownBy(() -> early.read(new byte[1], 0, 1)).hasMessage("gone");
        }
    }

    private static InputStream events() {
        return new ByteArrayInputStream("data: a\n\n".getBytes(UTF_8));
    }

    private static InputStream broken() {
        return new FilterInputStream(events()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
