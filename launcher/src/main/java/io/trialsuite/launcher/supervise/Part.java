package io.trialsuite.launcher.supervise;

import java.util.Optional;

/** Something the suite needs that can be started, dies, and can be started again. Called by one thread at a time. */
public interface Part {

    String name();

    String what();

    int port();

    /** Returns when the part is ready for use; throws {@link io.trialsuite.launcher.SuiteFailure} when it will not be. */
    void start();

    /** Finishes what is in progress and ends; does nothing when it does not run. */
    void stop();

    boolean isAlive();

    /** Its own process, if it has one. */
    default Optional<ProcessHandle> process() {
        return Optional.empty();
    }
}
