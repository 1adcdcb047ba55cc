package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A step taken again and again until it is stopped. */
final class Repeating {

    private final Duration pause;
    private final Runnable step;
    private volatile boolean running;
    private @Nullable Thread thread;

    Repeating(Duration pause, Runnable step) {
        this.pause = pause;
        this.step = step;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().start(() -> {
            while (running) {
                step.run();
                LockSupport.parkNanos(pause.toNanos());
            }
        });
    }

    void stop() {
        running = false;
        var repeating = thread;
        Waiting.until(() -> repeating == null || !repeating.isAlive());
    }
}
