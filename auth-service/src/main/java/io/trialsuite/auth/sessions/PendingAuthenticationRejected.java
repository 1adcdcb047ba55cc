package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Unauthenticated;

/** The same for unknown, expired and used ones. */
public final class PendingAuthenticationRejected extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    PendingAuthenticationRejected() {
        super(
                "pending-authentication-rejected",
                "The pending authentication is unknown, expired or used; log in again.");
    }
}
