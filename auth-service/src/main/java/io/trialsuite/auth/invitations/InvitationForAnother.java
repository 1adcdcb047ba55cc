package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Conflict;

final class InvitationForAnother extends Conflict {

    private static final long serialVersionUID = 1L;

    InvitationForAnother() {
        super("invitation-for-another", "The invitation went to another address than that of your account.");
    }
}
