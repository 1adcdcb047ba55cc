package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class SignedOutOfTime extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    SignedOutOfTime() {
        super("signed-out-of-time", "The paper was signed after the version was approved, and not in the future.");
    }
}
