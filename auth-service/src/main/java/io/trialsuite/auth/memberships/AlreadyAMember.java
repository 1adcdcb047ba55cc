package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Conflict;

final class AlreadyAMember extends Conflict {

    private static final long serialVersionUID = 1L;

    AlreadyAMember() {
        super("already-a-member", "This person is a member of the organization already.");
    }
}
