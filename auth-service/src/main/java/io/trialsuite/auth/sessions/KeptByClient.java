package io.trialsuite.auth.sessions;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

/** A client keeps the session for its person, and has a way of its own to have it renewed: another login. */
final class KeptByClient extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    KeptByClient() {
        super("kept-by-client", "This session is kept by a client; log in there again.");
    }
}
