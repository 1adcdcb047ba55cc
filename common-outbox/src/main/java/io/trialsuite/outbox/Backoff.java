package io.trialsuite.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Exponential delay with full jitter: crowds that failed together do not come back together. Pure. */
record Backoff(Duration first, Duration longest) {

    /** @param failures so far, from 1 */
    Duration after(int failures) {
        return after(failures, ThreadLocalRandom.current());
    }

    Duration after(int failures, RandomGenerator random) {
        var ceiling = ceiling(failures);
        // never less than a quarter of the ceiling: a delay of nothing is a busy loop
        return Duration.ofNanos(ceiling.toNanos() / 4 + random.nextLong(ceiling.toNanos() * 3 / 4 + 1));
    }

    Duration ceiling(int failures) {
        var doublings = Math.min(Math.max(failures - 1, 0), 30);
        var delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
