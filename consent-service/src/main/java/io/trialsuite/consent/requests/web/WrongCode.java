package io.trialsuite.consent.requests.web;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class WrongCode extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    WrongCode(int attemptsLeft) {
        super("wrong-code", "This is not the code that was sent last.");
        put("attemptsLeft", attemptsLeft);
    }
}
