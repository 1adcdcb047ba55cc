package io.trialsuite.auth.sessions;

import io.trialsuite.problem.NotFound;

final class SessionNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    SessionNotFound() {
        super("session-not-found", "You have no such session.");
    }
}
