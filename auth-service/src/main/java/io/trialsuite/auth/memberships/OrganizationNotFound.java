package io.trialsuite.auth.memberships;

import io.trialsuite.problem.NotFound;

public final class OrganizationNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    public OrganizationNotFound() {
        super("organization-not-found", "There is no such organization.");
    }
}
