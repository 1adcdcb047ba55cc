package io.trialsuite.consent.dispatch;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class BatchNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    BatchNotFound(BatchId batch) {
        super("batch-not-found", "There is no dispatch batch " + batch + ".");
    }
}
