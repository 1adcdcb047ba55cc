package io.trialsuite.auth.studyroles;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Once is enough. */
final class SeatTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    SeatTaken() {
        super("seat-taken", "The person has this seat already.");
    }
}
