package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class RequestNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    RequestNotFound(RequestId request) {
        super("request-not-found", "There is no consent request " + request + ".");
    }
}
