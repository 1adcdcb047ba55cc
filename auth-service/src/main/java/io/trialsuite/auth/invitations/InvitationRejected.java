package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Gone;

/** The same for a link that never was and one that was replaced. */
final class InvitationRejected extends Gone {

    private static final long serialVersionUID = 1L;

    InvitationRejected() {
        super("invitation-rejected", "The link leads to no invitation; a newer mail may hold another one.");
    }
}
