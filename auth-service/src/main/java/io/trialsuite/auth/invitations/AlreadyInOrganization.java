package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Conflict;

final class AlreadyInOrganization extends Conflict {

    private static final long serialVersionUID = 1L;

    AlreadyInOrganization() {
        super("already-a-member", "This person is a member of the organization already.");
    }
}
