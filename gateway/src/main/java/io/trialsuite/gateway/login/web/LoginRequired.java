package io.trialsuite.gateway.login.web;

import io.trialsuite.problem.Unauthenticated;
import java.io.Serial;

/** The browser has no session, or no longer. */
final class LoginRequired extends Unauthenticated {

    @Serial
    private static final long serialVersionUID = 1L;

    LoginRequired() {
        super("login-required", "Nobody is logged in.");
    }
}
