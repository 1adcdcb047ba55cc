package io.trialsuite.launcher;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The suite cannot do what was asked; the message is one sentence for a person, the log says more. */
public final class SuiteFailure extends RuntimeException {

    private final transient @Nullable Path log;

    public SuiteFailure(String sentence) {
        this(sentence, null, null);
    }

    public SuiteFailure(String sentence, @Nullable Path log) {
        this(sentence, log, null);
    }

    public SuiteFailure(String sentence, @Nullable Path log, @Nullable Throwable cause) {
        super(sentence, cause);
        this.log = log;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The file whose last lines explain the failure. */
    public Optional<Path> log() {
        return Optional.ofNullable(log);
    }
}
