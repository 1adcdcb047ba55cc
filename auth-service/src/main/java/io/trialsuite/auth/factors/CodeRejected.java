package io.trialsuite.auth.factors;

import io.trialsuite.problem.Unauthenticated;
import java.io.Serial;

/** Says nothing about whether it was ever right. */
final class CodeRejected extends Unauthenticated {

    @Serial
    private static final long serialVersionUID = 1L;

    CodeRejected() {
        super("code-rejected", "The code is not right, or was used before.");
    }
}
