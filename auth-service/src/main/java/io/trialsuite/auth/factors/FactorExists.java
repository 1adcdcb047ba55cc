package io.trialsuite.auth.factors;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** One app at a time: a second one would be a way in that its owner forgets. */
final class FactorExists extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    FactorExists() {
        super("factor-exists", "There is an authenticator app already; remove it first.");
    }
}
