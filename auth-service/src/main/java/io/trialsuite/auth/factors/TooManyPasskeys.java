package io.trialsuite.auth.factors;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class TooManyPasskeys extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyPasskeys() {
        super("too-many-passkeys", "There are as many passkeys as one person may have; remove one first.");
    }
}
