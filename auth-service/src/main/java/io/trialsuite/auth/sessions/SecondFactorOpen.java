package io.trialsuite.auth.sessions;

import io.trialsuite.auth.tokens.OpaqueToken;

/**
 * The password was right, and is not enough.
 *
 * @param expiresIn seconds
 */
public record SecondFactorOpen(OpaqueToken pendingAuthentication, long expiresIn) implements SignInOutcome {}
