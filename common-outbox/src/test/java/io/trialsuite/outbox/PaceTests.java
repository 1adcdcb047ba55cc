package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTests {

    private final long start = System.nanoTime() + Duration.ofSeconds(10).toNanos();

    private long after(long millis) {
        return start + Duration.ofMillis(millis).toNanos();
    }

    @Test
    void aSecondsWorthMayLeaveAtOnceAndThenOnlyWhatComesIn() {
        var pace = new Pace(20);
        assertThat(pace.allows(start, 100)).isEqualTo(20);
        pace.took(20);

        assertThat(pace.allows(start, 10)).isZero();
        assertThat(pace.nextAt(start)).isBetween(after(49), after(51));
        assertThat(pace.allows(after(250), 10)).isEqualTo(5);
        pace.took(5);
        assertThat(pace.allows(after(60_000), 100))
                .as("a long rest saves no more than a second")
                .isEqualTo(20);
    }

    @Test
    void withoutALimitNothingIsHeldBack() {
        var pace = new Pace(0);

        pace.took(1_000_000);

        assertThat(pace.allows(start, 10)).isEqualTo(10);
        assertThat(pace.nextAt(start)).isGreaterThan(after(1_000));
    }
}
