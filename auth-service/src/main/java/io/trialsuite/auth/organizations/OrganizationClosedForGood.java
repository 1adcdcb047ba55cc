package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** What was closed stays closed. */
final class OrganizationClosedForGood extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    OrganizationClosedForGood() {
        super("organization-closed", "The organization was closed for good.");
    }
}
