package io.trialsuite.gateway.relay.web;

import io.trialsuite.problem.Unavailable;
import java.io.Serial;
import java.time.Duration;

/** The service takes no calls right now, so that nothing can have happened there. */
final class ServiceUnreachable extends Unavailable {

    @Serial
    private static final long serialVersionUID = 1L;

    ServiceUnreachable() {
        super("service-unavailable", "This part of the suite is away; nothing was changed.", Duration.ofSeconds(2));
    }
}
