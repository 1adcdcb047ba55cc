package io.trialsuite.consent.documents;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class SigningRuleInvalid extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    SigningRuleInvalid(String reason, String detail) {
        super("signing-rule-invalid", detail);
        put("reason", reason);
    }
}
