package io.trialsuite.launcher.supervise;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of the suite.
 *
 * @param name as used on the command line and for the log file
 * @param what for people
 * @param millis from the beginning of its start until it was ready; 0 before that
 * @param pid of its own process; null when it lives in the supervisor's
 */
public record PartStatus(
        String name,
        String what,
        State state,
        int port,
        long millis,
        @Nullable Long pid,
        @Nullable Instant processStart) {

    public enum State {
        WAITING,
        STARTING,
        UP,
        DEAD,
        STOPPED
    }

    static PartStatus waiting(Part part) {
        return new PartStatus(part.name(), part.what(), State.WAITING, part.port(), 0, null, null);
    }

    PartStatus with(State next, long nextMillis, @Nullable ProcessHandle process) {
        return new PartStatus(
                name,
                what,
                next,
                port,
                nextMillis,
                process == null ? null : process.pid(),
                process == null ? null : process.info().startInstant().orElse(null));
    }
}
