package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Invalid;
import java.util.List;
import java.util.Map;

final class PasswordRefused extends Invalid {

    private static final long serialVersionUID = 1L;

    PasswordRefused(String code, String message) {
        super(code, "The password " + message + ".");
        put("errors", List.of(Map.of("pointer", "/password", "code", code, "message", message)));
    }
}
