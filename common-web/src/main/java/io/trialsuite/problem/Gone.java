package io.trialsuite.problem;

import java.io.Serial;

/** It was there and will not come back: 410. */
public non-sealed class Gone extends Problem {

    @Serial
    private static final long serialVersionUID = 1L;

    public Gone(String code, String detail) {
        super(code, detail);
    }
}
