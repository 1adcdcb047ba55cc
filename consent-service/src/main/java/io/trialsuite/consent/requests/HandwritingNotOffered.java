package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class HandwritingNotOffered extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    HandwritingNotOffered() {
        super(
                "handwriting-not-offered",
                "The document takes typed signatures only, and on a device of the site one signs by hand; use paper.");
    }
}
