package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class VersionAlreadyPublished extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    VersionAlreadyPublished(VersionId version) {
        super("version-already-published", "Version " + version + " is published; a correction is a new version.");
    }
}
