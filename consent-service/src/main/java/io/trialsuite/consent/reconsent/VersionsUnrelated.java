package io.trialsuite.consent.reconsent;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class VersionsUnrelated extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    VersionsUnrelated() {
        super(
                "versions-unrelated",
                "Both must be versions of one document, and the one that is asked about the later of them.");
    }
}
