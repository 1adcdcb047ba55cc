package io.trialsuite.gateway.provider.web;

import java.time.Instant;

/** An access token and when it ends. */
public record ServiceToken(String value, Instant until) {

    @Override
    public String toString() {
        return "ServiceToken[hidden, until=" + until + "]";
    }
}
