package io.trialsuite.auth.clients;

import java.io.Serial;

/** An error of the token endpoint (RFC 6749 section 5.2, RFC 8693 section 2.2.2). */
public final class GrantRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String error;

    public GrantRefused(String error, String description) {
        super(description);
        this.error = error;
    }

    public String error() {
        return error;
    }
}
