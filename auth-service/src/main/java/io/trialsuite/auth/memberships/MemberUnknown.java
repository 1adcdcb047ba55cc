package io.trialsuite.auth.memberships;

import io.trialsuite.problem.NotFound;

final class MemberUnknown extends NotFound {

    private static final long serialVersionUID = 1L;

    MemberUnknown() {
        super("account-not-found", "There is no account with this id, or none that has proved this e-mail address.");
    }
}
