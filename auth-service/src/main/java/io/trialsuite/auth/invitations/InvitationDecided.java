package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Gone;

final class InvitationDecided extends Gone {

    private static final long serialVersionUID = 1L;

    InvitationDecided() {
        super("invitation-decided", "The invitation was answered, revoked or has expired.");
    }
}
