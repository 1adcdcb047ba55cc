package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class CodeNotActive extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    CodeNotActive() {
        super("code-not-active", "There is no code to enter: it ran out, was used, or was never asked for.");
    }
}
