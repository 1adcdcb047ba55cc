package io.trialsuite.gateway.provider.web;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;

/**
 * What the provider gave for one session; kept on the server, encrypted.
 *
 * @param access good at the provider itself, and for asking for others
 * @param until when the access token ends
 * @param refresh for the next pair, once
 */
public record KeptTokens(String access, Instant until, String refresh) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "KeptTokens[hidden, until=" + until + "]";
    }
}
