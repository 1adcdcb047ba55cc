package io.trialsuite.auth.factors;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

/** The authenticator's answer is not to what it was asked. */
final class PasskeyInvalid extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    PasskeyInvalid() {
        super(
                "passkey-invalid",
                "The passkey cannot be registered: it must be made just now, for this site, by an authenticator that"
                        + " verifies its owner.");
    }
}
