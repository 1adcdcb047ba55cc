package io.trialsuite.auth.legacy;

import io.trialsuite.problem.NotFound;

/** The same whether the person exists or not. */
final class LegacyUserUnknown extends NotFound {

    private static final long serialVersionUID = 1L;

    LegacyUserUnknown() {
        super("user-not-found", "There is no such user in your organization.");
    }
}
