package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class NobodyToRemind extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    NobodyToRemind(RequestState state) {
        super("nobody-to-remind", "The request waits for nobody who could be reminded by mail; it is " + state + ".");
    }
}
