package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteStatus.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The supervisor's word on every part, written to the status file at each change. Thread-safe. */
final class StatusBoard {

    private final SuiteHome home;
    private final Ports ports;
    private final boolean processes;
    private final Map<String, PartStatus> parts = new LinkedHashMap<>();
    private Phase phase = Phase.STARTING;
    private @Nullable SuiteFailure failure;

    StatusBoard(SuiteHome home, Ports ports, boolean processes, List<Part> parts) {
        this.home = home;
        this.ports = ports;
        this.processes = processes;
        parts.forEach(part -> this.parts.put(part.name(), PartStatus.waiting(part)));
        write();
    }

    synchronized void part(Part part, State state, long millis) {
        var current = parts.getOrDefault(part.name(), PartStatus.waiting(part));
        parts.put(part.name(), current.with(state, millis, part.process().orElse(null)));
        write();
    }

    synchronized State stateOf(Part part) {
        return parts.getOrDefault(part.name(), PartStatus.waiting(part)).state();
    }

    synchronized long millisOf(Part part) {
        return parts.getOrDefault(part.name(), PartStatus.waiting(part)).millis();
    }

    synchronized void phase(Phase next) {
        phase = next;
        write();
    }

    /** The first failure is the cause; what breaks after it is a consequence. */
    synchronized void failed(SuiteFailure cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** The last word, after every part has stopped. */
    synchronized void ended() {
        phase = failure == null ? Phase.STOPPED : Phase.FAILED;
        write();
    }

    private void write() {
        var self = ProcessHandle.current();
        new SuiteStatus(
                        phase,
                        processes,
                        self.pid(),
                        self.info().startInstant().orElse(null),
                        ports,
                        new ArrayList<>(parts.values()),
                        failure == null ? null : failure.sentence(),
                        failure == null
                                ? null
                                : failure.log().map(Path::toString).orElse(null))
                .write(home);
    }
}
