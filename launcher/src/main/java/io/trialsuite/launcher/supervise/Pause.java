package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The wait between two looks at something that cannot tell when it changes: another process, or what is behind a port. */
public final class Pause {

    private static final Duration BRIEF = Duration.ofMillis(100);

    private Pause() {}

    /**
     * Waits a tenth of a second.
     *
     * @throws SuiteFailure when the thread is interrupted, so that no waiting loop outlives its reason
     */
    public static void briefly() {
        LockSupport.parkNanos(BRIEF.toNanos());
        if (Thread.interrupted()) {
            throw new SuiteFailure("Interrupted.");
        }
    }
}
