package io.trialsuite.problem;

import java.io.Serial;

/** There is no such thing, or not for this caller: 404. */
public non-sealed class NotFound extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotFound(String code, String detail) {
        super(code, detail);
    }
}
