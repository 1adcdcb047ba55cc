package io.trialsuite.auth.sessions;

/**
 * A client wants a session for whoever has logged in.
 *
 * @param client who keeps the session
 * @param nonce the client's, for the id token
 */
public record OpenSession(Proof proof, String client, String nonce) {}
