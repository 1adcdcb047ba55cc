package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the supervisor last said about itself and its parts; a file, so that it can be read after the supervisor's death.
 *
 * @param processStart of the supervisor: with the pid it tells a live supervisor from a stranger with a recycled pid
 * @param failure one sentence, when the phase is FAILED
 * @param failedLog the log that explains the failure
 */
public record SuiteStatus(
        Phase phase,
        boolean processes,
        long pid,
        @Nullable Instant processStart,
        Ports ports,
        List<PartStatus> parts,
        @Nullable String failure,
        @Nullable String failedLog) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public enum Phase {
        STARTING,
        UP,
        STOPPING,
        STOPPED,
        FAILED
    }

    /** The status of the supervisor that runs, or that ran last. */
    public static Optional<SuiteStatus> read(SuiteHome home) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(home.status()), SuiteStatus.class));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the supervisor that runs. */
    public static Optional<SuiteStatus> running(SuiteHome home) {
        return read(home).filter(status -> status.supervisor().isPresent());
    }

    public Optional<ProcessHandle> supervisor() {
        return process(pid, processStart);
    }

    static Optional<ProcessHandle> process(long pid, @Nullable Instant start) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> start == null
                        || process.info().startInstant().map(start::equals).orElse(true));
    }

    void write(SuiteHome home) {
        Path next = home.status().resolveSibling("status.next");
        try {
            Files.write(next, JSON.writeValueAsBytes(this));
            Files.move(next, home.status(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
