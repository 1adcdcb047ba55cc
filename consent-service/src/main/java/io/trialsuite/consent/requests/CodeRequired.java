package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class CodeRequired extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    CodeRequired() {
        super("code-required", "Enter the code that was mailed for this signature.");
    }
}
