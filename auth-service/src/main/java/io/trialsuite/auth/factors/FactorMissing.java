package io.trialsuite.auth.factors;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

/** Nothing was enrolled, or it was removed. */
final class FactorMissing extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    FactorMissing() {
        super("factor-not-found", "There is no authenticator app.");
    }
}
