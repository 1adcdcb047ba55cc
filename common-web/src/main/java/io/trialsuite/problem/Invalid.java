package io.trialsuite.problem;

import java.io.Serial;

/** The request says something that cannot be right whatever the state: 422. */
public non-sealed class Invalid extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Invalid(String code, String detail) {
        super(code, detail);
    }
}
