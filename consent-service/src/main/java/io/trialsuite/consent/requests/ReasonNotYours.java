package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class ReasonNotYours extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    ReasonNotYours(CancelReason reason) {
        super("reason-not-yours", reason + " is found by the service itself; say why you take the request back.");
    }
}
