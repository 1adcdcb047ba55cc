package io.trialsuite.gateway.provider.web;

import java.io.Serial;

/** The provider no longer knows the session, or does not believe it. */
public final class SessionOver extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    SessionOver(String reason) {
        super(reason);
    }
}
