package io.trialsuite.consent.policies;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class PolicyOutdated extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    PolicyOutdated() {
        super("policy-outdated", "There is another wording of the policy by now; read that one.");
    }
}
