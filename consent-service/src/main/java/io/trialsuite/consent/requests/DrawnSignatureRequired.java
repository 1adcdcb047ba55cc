package io.trialsuite.consent.requests;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class DrawnSignatureRequired extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    DrawnSignatureRequired() {
        super("drawn-signature-required", "Whoever signs on a device of the site signs by hand.");
    }
}
