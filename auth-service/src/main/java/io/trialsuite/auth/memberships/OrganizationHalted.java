package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Nobody joins what is suspended or closed. */
public final class OrganizationHalted extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    OrganizationHalted() {
        super("organization-halted", "The organization is suspended or closed.");
    }
}
