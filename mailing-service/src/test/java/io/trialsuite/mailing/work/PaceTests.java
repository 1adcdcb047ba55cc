package io.trialsuite.mailing.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTests {

    private final AtomicLong time = new AtomicLong();
    private final Pace pace = new Pace(10, 5, time::get);

    @Test
    void aBurstIsAllowedAndThenTheRate() {
        assertThat(pace.take(100)).isEqualTo(5);
        assertThat(pace.take(1)).isZero();

        pass(Duration.ofMillis(100));

        assertThat(pace.take(100)).isEqualTo(1);
    }

    @Test
    void idleTimeSavesNoMoreThanTheBurst() {
        pass(Duration.ofHours(1));

        assertThat(pace.take(100)).isEqualTo(5);
    }

    @Test
    void unusedTokensComeBack() {
        pace.take(5);
        pace.giveBack(3);

        assertThat(pace.take(100)).isEqualTo(3);
    }

    @Test
    void aPauseIsSilentForItsWholeLength() {
        pace.pause(Duration.ofSeconds(2));

        pass(Duration.ofMillis(1_900));
        assertThat(pace.take(1)).isZero();

        pass(Duration.ofMillis(201));
        assertThat(pace.take(1)).isEqualTo(1);
    }

    @Test
    void itSaysHowLongToWait() {
        pace.take(5);

        assertThat(pace.untilNext()).isEqualTo(Duration.ofMillis(100));
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }
}
