package io.trialsuite.web;

import java.io.IOException;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** Raised while reading a body that turns out larger than allowed. */
final class BodyTooLarge extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    static final ProblemDocument DOCUMENT = ProblemDocument.of(
            HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "The request is larger than this endpoint accepts.");

    BodyTooLarge() {
        super("Request body too large");
    }

    /** Whether somebody wrapped it while passing it on. */
    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return true;
            }
        }
        return false;
    }
}
