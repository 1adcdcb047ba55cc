package io.trialsuite.gateway.relay.web;

import io.trialsuite.problem.Unavailable;
import java.io.Serial;
import java.time.Duration;

/** What the person may do has changed while a body was on its way that cannot be sent a second time. */
final class TokenOutdated extends Unavailable {

    @Serial
    private static final long serialVersionUID = 1L;

    TokenOutdated() {
        super(
                "rights-changed",
                "Your rights were changed just now; nothing was stored. Try again.",
                Duration.ofSeconds(1));
    }
}
