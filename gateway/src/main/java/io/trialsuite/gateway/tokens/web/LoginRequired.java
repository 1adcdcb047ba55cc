package io.trialsuite.gateway.tokens.web;

import io.trialsuite.problem.Unauthenticated;
import java.io.Serial;

/** The browser has no session, or no longer. */
public final class LoginRequired extends Unauthenticated {

    @Serial
    private static final long serialVersionUID = 1L;

    public LoginRequired() {
        super("login-required", "Nobody is logged in.");
    }
}
