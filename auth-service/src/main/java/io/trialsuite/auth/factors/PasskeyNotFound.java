package io.trialsuite.auth.factors;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class PasskeyNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    PasskeyNotFound() {
        super("passkey-not-found", "There is no such passkey.");
    }
}
