package io.trialsuite.gateway.limits.web;

import io.trialsuite.problem.TooManyAttempts;
import java.io.Serial;
import java.time.Duration;

/** More requests than one may send. */
final class TooManyRequests extends TooManyAttempts {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyRequests(Duration wait) {
        super("too-many-requests", "More requests than one may send; wait, and go on slower.", wait);
    }
}
