package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

/** One factor is not enough: not for this person, who has a second one, or not for this organization. */
public final class SecondFactorRequired extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CODE = "second-factor-required";

    public SecondFactorRequired() {
        super(CODE, "A second factor is required: enrol one if you have none, and log in with it.");
    }

    public SecondFactorRequired(SecondFactorOpen open) {
        super(CODE, "The password was right; a second factor is required.");
        put("pendingAuthenticationToken", open.pendingAuthentication());
        put("expiresIn", open.expiresIn());
        put("methods", open.methods());
    }
}
