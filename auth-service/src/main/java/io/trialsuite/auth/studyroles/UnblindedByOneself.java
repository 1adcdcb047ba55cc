package io.trialsuite.auth.studyroles;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

/** Nobody lets themselves behind the blinding. */
final class UnblindedByOneself extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    UnblindedByOneself() {
        super("unblinded-by-oneself", "Another person must seat you where treatments are known.");
    }
}
