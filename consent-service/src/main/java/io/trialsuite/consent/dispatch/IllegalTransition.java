package io.trialsuite.consent.dispatch;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class IllegalTransition extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    IllegalTransition(BatchState state) {
        super("illegal-transition", "That cannot be done to a batch that is " + state + ".");
    }
}
