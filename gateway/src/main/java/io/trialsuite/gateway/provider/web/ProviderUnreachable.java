package io.trialsuite.gateway.provider.web;

import io.trialsuite.problem.Unavailable;
import java.io.Serial;
import java.time.Duration;

/** The OpenID provider does not tell its addresses. */
final class ProviderUnreachable extends Unavailable {

    @Serial
    private static final long serialVersionUID = 1L;

    ProviderUnreachable() {
        super("login-unavailable", "Nobody can log in right now.", Duration.ofSeconds(1));
    }
}
