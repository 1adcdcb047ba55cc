package io.trialsuite.launcher.supervise;

import java.time.Duration;

/** How the services run. */
public enum SuiteMode {
    /** As contexts of the supervisor's own JVM. */
    ONE_JVM,
    /** Each in a process of its own. */
    PROCESSES,
    /** The same, for nothing but the caches that the processes leave behind when they end. */
    TRAINING_PROCESSES;

    /** How long stopping may take before it is forced. */
    public Duration stopWithin() {
        return this == TRAINING_PROCESSES ? Duration.ofMinutes(6) : Duration.ofMinutes(1);
    }
}
