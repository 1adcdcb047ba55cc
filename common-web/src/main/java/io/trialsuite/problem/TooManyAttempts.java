package io.trialsuite.problem;

import java.io.Serial;
import java.time.Duration;

/** The caller must wait before trying again: 429 with {@code Retry-After}. */
public non-sealed class TooManyAttempts extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManyAttempts(String code, String detail, Duration retryAfter) {
        super(code, detail);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
