package io.trialsuite.notification.inbox;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class UnknownFilter extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    UnknownFilter(String parameter) {
        super("unknown-filter", "The value of " + parameter + " is not one this inbox knows.");
        put("parameter", parameter);
    }
}
