package io.trialsuite.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void theCeilingDoublesUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(backoff::ceiling).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        assertThat(backoff.ceiling(1_000_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void delaysAreSpreadAndNeverNothing() {
        var random = new Random(7);
        var delays = IntStream.range(0, 1_000)
                .mapToObj(n -> backoff.after(3, random))
                .toList();

        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMillis(100)) >= 0);
        assertThat(delays).allMatch(delay -> delay.compareTo(Duration.ofMillis(400)) <= 0);
        assertThat(delays.stream().distinct().count()).isGreaterThan(900);
    }
}
