package io.trialsuite.consent.requests;

import io.trialsuite.problem.Gone;
import java.io.Serial;

final class IntentExpired extends Gone {

    @Serial
    private static final long serialVersionUID = 1L;

    IntentExpired() {
        super("intent-expired", "What you were shown can be confirmed for five minutes; have it shown again.");
    }
}
