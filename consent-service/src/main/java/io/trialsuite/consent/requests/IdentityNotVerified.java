package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class IdentityNotVerified extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    IdentityNotVerified() {
        super("identity-not-verified", "The request cannot be answered before the identity is verified.");
    }
}
