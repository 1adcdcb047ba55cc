package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class VersionNotEffective extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    VersionNotEffective(VersionId version) {
        super("version-not-effective", "Version " + version + " is not in force.");
    }
}
