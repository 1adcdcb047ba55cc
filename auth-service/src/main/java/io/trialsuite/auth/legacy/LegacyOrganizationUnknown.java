package io.trialsuite.auth.legacy;

import io.trialsuite.problem.NotFound;

/** The same whether the organization exists or not. */
final class LegacyOrganizationUnknown extends NotFound {

    private static final long serialVersionUID = 1L;

    LegacyOrganizationUnknown() {
        super("organization-not-found", "This is not your organization.");
    }
}
