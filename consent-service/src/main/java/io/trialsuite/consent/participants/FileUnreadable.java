package io.trialsuite.consent.participants;

import java.io.Serial;

/** A file that is no table of participants at all; becomes its one error. */
final class FileUnreadable extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RowError error;

    FileUnreadable(String part, String code, String message) {
        super(message);
        this.error = RowError.of(1, part, code, message);
    }

    RowError error() {
        return error;
    }
}
