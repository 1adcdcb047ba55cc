package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Unauthenticated;

final class SessionEnded extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    SessionEnded() {
        super("session-ended", "The session has ended; log in again.");
    }
}
