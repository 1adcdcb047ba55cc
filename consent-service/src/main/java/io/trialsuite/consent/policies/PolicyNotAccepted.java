package io.trialsuite.consent.policies;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class PolicyNotAccepted extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    PolicyNotAccepted() {
        super("policy-not-accepted", "Read and accept the policy on electronic signatures first.");
    }
}
