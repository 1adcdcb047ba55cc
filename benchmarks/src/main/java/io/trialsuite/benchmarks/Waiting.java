package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again every fraction of a millisecond. */
final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Waiting() {}

    static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("What was waited for did not happen within " + PATIENCE);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
