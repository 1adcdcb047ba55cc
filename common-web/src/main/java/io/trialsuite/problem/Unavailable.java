package io.trialsuite.problem;

import java.io.Serial;
import java.time.Duration;

/** The service cannot do it right now, whoever asks; nothing was changed: 503 with {@code Retry-After}. */
public non-sealed class Unavailable extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String code, String detail, Duration retryAfter) {
        super(code, detail);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
