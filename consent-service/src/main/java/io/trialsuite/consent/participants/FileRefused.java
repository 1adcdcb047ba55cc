package io.trialsuite.consent.participants;

import io.trialsuite.problem.Invalid;
import java.io.Serial;
import java.util.List;

/** The file as a whole, or some of its rows, cannot be taken; nothing was. */
final class FileRefused extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Enough to correct a file by; the rest is counted. */
    private static final int MOST_LISTED = 200;

    FileRefused(List<RowError> errors) {
        super("import-invalid", "The file has " + errors.size() + " errors; nothing was imported.");
        put("errorCount", errors.size());
        put("errors", errors.stream().limit(MOST_LISTED).toList());
    }
}
