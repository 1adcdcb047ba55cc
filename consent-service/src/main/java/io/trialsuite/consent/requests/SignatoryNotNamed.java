package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class SignatoryNotNamed extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    SignatoryNotNamed() {
        super("signatory-not-named", "Nobody is named for the participant in this role, or nobody signs in it.");
    }
}
