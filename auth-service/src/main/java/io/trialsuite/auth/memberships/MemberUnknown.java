package io.trialsuite.auth.memberships;

import io.trialsuite.problem.NotFound;

final class MemberUnknown extends NotFound {

    private static final long serialVersionUID = 1L;

    MemberUnknown() {
        super("account-not-found", "No account has this e-mail address.");
    }
}
