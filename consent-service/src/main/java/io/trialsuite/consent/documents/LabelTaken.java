package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class LabelTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    LabelTaken(String label) {
        super("version-label-taken", "The document already has a version " + label + ".");
    }
}
