package io.trialsuite.auth.factors;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class PasskeyExists extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    PasskeyExists() {
        super("passkey-exists", "This passkey is registered already.");
    }
}
