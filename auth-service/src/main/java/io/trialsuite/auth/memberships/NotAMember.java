package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Forbidden;

/** The same whether the organization exists or not. */
public final class NotAMember extends Forbidden {

    private static final long serialVersionUID = 1L;

    public NotAMember() {
        super("not-a-member", "You are not an active member of this organization.");
    }
}
