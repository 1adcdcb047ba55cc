package io.trialsuite.mailing.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits; a signal given while nobody waits is kept, several count as one. */
final class Signal {

    private final Semaphore given = new Semaphore(0);

    void give() {
        if (given.availablePermits() == 0) {
            given.release();
        }
    }

    void await(Duration longest) throws InterruptedException {
        if (given.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            given.drainPermits();
        }
    }
}
