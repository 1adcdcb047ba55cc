package io.trialsuite.problem;

import java.io.Serial;

/** The caller did not prove who they are: 401. */
public non-sealed class Unauthenticated extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Unauthenticated(String code, String detail) {
        super(code, detail);
    }
}
