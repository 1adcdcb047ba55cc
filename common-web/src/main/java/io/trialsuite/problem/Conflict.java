package io.trialsuite.problem;

import java.io.Serial;

/** The state does not allow it now: 409. */
public non-sealed class Conflict extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Conflict(String code, String detail) {
        super(code, detail);
    }
}
