package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Conflict;

final class LastOwner extends Conflict {

    private static final long serialVersionUID = 1L;

    LastOwner() {
        super("last-owner", "An organization needs an active owner; make somebody else one first.");
    }
}
