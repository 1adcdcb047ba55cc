package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class ScanNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    ScanNotFound() {
        super("scan-not-found", "There is no such scan of this request.");
    }
}
