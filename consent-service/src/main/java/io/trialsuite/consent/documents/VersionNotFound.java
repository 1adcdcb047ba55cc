package io.trialsuite.consent.documents;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class VersionNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    VersionNotFound(VersionId version) {
        super("version-not-found", "There is no consent version " + version + ".");
    }
}
