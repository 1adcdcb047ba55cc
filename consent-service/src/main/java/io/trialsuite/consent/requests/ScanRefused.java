package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class ScanRefused extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    ScanRefused(String code, String reason) {
        super("scan-" + code, reason);
    }
}
