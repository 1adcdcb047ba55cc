package io.trialsuite.consent.requests;

import io.trialsuite.problem.TooManyAttempts;
import java.io.Serial;
import java.time.Duration;

final class TooManyCodes extends TooManyAttempts {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyCodes(Duration remaining) {
        super("too-many-codes", "Enough codes were sent for now; use the last one or wait.", remaining);
    }
}
