package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Forbidden;

final class OrganizationRequired extends Forbidden {

    private static final long serialVersionUID = 1L;

    OrganizationRequired() {
        super("organization-required", "Choose an organization first: the other services work for one.");
    }
}
