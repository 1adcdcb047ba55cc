package io.trialsuite.problem;

import java.io.Serial;

/** Somebody whom we asked did not answer in time; whether they did it is unknown: 504. */
public non-sealed class Unanswered extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Unanswered(String code, String detail) {
        super(code, detail);
    }
}
