package io.trialsuite.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something done again and again on a virtual thread of its own until it is closed. The work must not throw. */
final class Periodic implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    private Periodic() {}

    static Periodic every(Duration interval, String name, Runnable work) {
        var periodic = new Periodic();
        Thread.ofVirtual().name(name).start(() -> periodic.run(interval, work));
        return periodic;
    }

    private void run(Duration interval, Runnable work) {
        try {
            do {
                work.run();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
