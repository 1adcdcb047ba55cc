package io.trialsuite.auth.login;

import io.trialsuite.auth.tokens.OpaqueToken;

/** Where a right answer leads: back to the client, or to the next question. */
public sealed interface LoginStep {

    record LoggedIn(OpaqueToken code) implements LoginStep {}

    record SecondFactorAsked(OpaqueToken pendingAuthentication) implements LoginStep {}
}
