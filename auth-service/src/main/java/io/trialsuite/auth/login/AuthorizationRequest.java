package io.trialsuite.auth.login;

import org.jspecify.annotations.Nullable;

/**
 * A client sends somebody to log in (RFC 6749 section 4.1.1, RFC 7636, OpenID Connect Core section 3.1.2.1). Checked where it is made.
 *
 * @param state the client's, handed back untouched
 * @param codeChallenge SHA-256 of the verifier that the client will show
 */
public record AuthorizationRequest(
        String client, String redirectUri, @Nullable String state, String nonce, String codeChallenge) {}
