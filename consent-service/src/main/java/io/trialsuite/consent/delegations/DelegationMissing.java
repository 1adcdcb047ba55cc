package io.trialsuite.consent.delegations;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class DelegationMissing extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    DelegationMissing() {
        super("delegation-missing", "Obtaining consent at this site is not delegated to you at this moment.");
    }
}
