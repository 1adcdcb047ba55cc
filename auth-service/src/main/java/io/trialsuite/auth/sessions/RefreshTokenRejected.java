package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Unauthenticated;

final class RefreshTokenRejected extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    RefreshTokenRejected() {
        super("refresh-token-rejected", "The refresh token is unknown or was used before; log in again.");
    }
}
