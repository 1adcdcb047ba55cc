package io.trialsuite.auth.memberships;

import io.trialsuite.problem.NotFound;

final class OrganizationNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    OrganizationNotFound() {
        super("organization-not-found", "There is no such organization.");
    }
}
