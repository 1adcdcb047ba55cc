package io.trialsuite.auth.factors;

import io.trialsuite.problem.TooManyAttempts;
import java.io.Serial;
import java.time.Duration;

/** Six digits can be guessed, given time. */
final class TooManyCodes extends TooManyAttempts {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyCodes(Duration wait) {
        super("too-many-attempts", "Too many codes; wait before the next one.", wait);
    }
}
