package io.trialsuite.consent.requests;

import io.trialsuite.problem.TooManyAttempts;
import java.io.Serial;
import java.time.Duration;

public final class RequestLocked extends TooManyAttempts {

    @Serial
    private static final long serialVersionUID = 1L;

    public RequestLocked(Duration remaining) {
        super("request-locked", "Too many wrong codes; wait before you try again.", remaining);
    }
}
