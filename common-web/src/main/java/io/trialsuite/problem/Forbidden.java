package io.trialsuite.problem;

import java.io.Serial;

/** The caller is known and may not do this: 403. */
public non-sealed class Forbidden extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Forbidden(String code, String detail) {
        super(code, detail);
    }
}
