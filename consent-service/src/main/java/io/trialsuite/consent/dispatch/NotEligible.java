package io.trialsuite.consent.dispatch;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class NotEligible extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    NotEligible(SkipReason reason) {
        super("not-eligible", "The participant cannot be asked about this version: " + reason + ".");
    }
}
