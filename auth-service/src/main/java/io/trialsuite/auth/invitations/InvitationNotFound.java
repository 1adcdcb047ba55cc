package io.trialsuite.auth.invitations;

import io.trialsuite.problem.NotFound;

final class InvitationNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    InvitationNotFound() {
        super("invitation-not-found", "There is no such invitation.");
    }
}
