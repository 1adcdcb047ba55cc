package io.trialsuite.auth.memberships;

import io.trialsuite.problem.NotFound;

final class MembershipNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    MembershipNotFound() {
        super("membership-not-found", "This person is not a member of the organization.");
    }
}
