package io.trialsuite.consent.coverage;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class RecordNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    RecordNotFound() {
        super("record-not-found", "There is no such consent of this participant.");
    }
}
