package io.trialsuite.consent.copies;

import io.trialsuite.problem.Forbidden;
import java.io.Serial;

final class CopyNotYours extends Forbidden {

    @Serial
    private static final long serialVersionUID = 1L;

    CopyNotYours() {
        super("copy-not-yours", "The copy belongs to the participant and whoever consents for them.");
    }
}
