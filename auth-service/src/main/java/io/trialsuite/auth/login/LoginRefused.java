package io.trialsuite.auth.login;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An error that the client is told (RFC 6749 section 4.1.2.1). */
public final class LoginRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String redirectUri;
    private final @Nullable String state;
    private final String error;

    LoginRefused(String redirectUri, @Nullable String state, String error, String description) {
        super(description);
        this.redirectUri = redirectUri;
        this.state = state;
        this.error = error;
    }

    public String redirectUri() {
        return redirectUri;
    }

    public @Nullable String state() {
        return state;
    }

    public String error() {
        return error;
    }
}
