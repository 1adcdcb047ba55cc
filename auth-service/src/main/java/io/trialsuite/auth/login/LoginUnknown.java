package io.trialsuite.auth.login;

import java.io.Serial;

/** Nobody knows where to send the person: the client is none, or does not live at that address. */
public final class LoginUnknown extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;
}
