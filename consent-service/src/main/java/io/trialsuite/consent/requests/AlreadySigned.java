package io.trialsuite.consent.requests;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class AlreadySigned extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    AlreadySigned() {
        super("already-signed", "The consent is signed already.");
    }
}
