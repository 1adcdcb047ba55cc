package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTests {

    @Test
    void itStandsStillUntilMoved() {
        var clock = MutableClock.at("2026-03-01T09:00:00Z");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
        clock.advance(Duration.ofMinutes(5));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-01T09:05:00Z"));
    }
}
