package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Conflict;

final class AlreadyInvited extends Conflict {

    private static final long serialVersionUID = 1L;

    AlreadyInvited() {
        super("already-invited", "This address has a pending invitation; send it again or revoke it.");
    }
}
