package io.trialsuite.consent.requests;

import io.trialsuite.problem.Unauthenticated;
import java.io.Serial;

final class SessionRequired extends Unauthenticated {

    @Serial
    private static final long serialVersionUID = 1L;

    SessionRequired() {
        super("session-required", "Identify yourself with the code that is sent to you.");
    }
}
