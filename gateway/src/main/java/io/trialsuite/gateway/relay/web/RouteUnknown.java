package io.trialsuite.gateway.relay.web;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

/** No service is reached by this address. */
final class RouteUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    RouteUnknown() {
        super("not-found", "There is nothing here.");
    }
}
