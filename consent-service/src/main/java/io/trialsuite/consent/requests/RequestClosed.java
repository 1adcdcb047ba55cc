package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class RequestClosed extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestClosed(RequestState state) {
        super("request-closed", "The request is closed: " + state + ".");
    }
}
