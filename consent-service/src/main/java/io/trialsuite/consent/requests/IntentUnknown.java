package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class IntentUnknown extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    IntentUnknown() {
        super("intent-unknown", "You have not announced such a signature.");
    }
}
