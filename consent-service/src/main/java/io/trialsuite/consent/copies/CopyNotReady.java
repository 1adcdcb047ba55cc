package io.trialsuite.consent.copies;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class CopyNotReady extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    CopyNotReady() {
        super("copy-not-ready", "There is no sealed copy: not everybody has signed, or it is still being made.");
    }
}
