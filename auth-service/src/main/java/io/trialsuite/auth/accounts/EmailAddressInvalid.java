package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Invalid;
import java.util.List;
import java.util.Map;

final class EmailAddressInvalid extends Invalid {

    private static final long serialVersionUID = 1L;

    EmailAddressInvalid() {
        super("email-invalid", "This is not an e-mail address.");
        put(
                "errors",
                List.of(Map.of("pointer", "/email", "code", "email-invalid", "message", "is not an e-mail address")));
    }
}
