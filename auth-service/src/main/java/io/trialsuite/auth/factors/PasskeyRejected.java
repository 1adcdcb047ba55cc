package io.trialsuite.auth.factors;

import io.trialsuite.problem.Unauthenticated;
import java.io.Serial;

/** Says nothing about whether it is known. */
public final class PasskeyRejected extends Unauthenticated {

    @Serial
    private static final long serialVersionUID = 1L;

    public PasskeyRejected() {
        super("passkey-rejected", "The passkey does not prove who you are, or the page was open for too long.");
    }
}
