package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Forbidden;

final class RoleInsufficient extends Forbidden {

    private static final long serialVersionUID = 1L;

    RoleInsufficient() {
        super("role-insufficient", "Your role in this organization does not allow this.");
    }
}
