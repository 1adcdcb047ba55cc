package io.trialsuite.auth.studyroles;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

/** Inspections are for a time, and no seat begins after its end. */
final class EndRequired extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    EndRequired() {
        super("end-required", "An inspector's seat needs an end, and every end lies ahead.");
    }
}
