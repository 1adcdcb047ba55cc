package io.trialsuite.consent.documents;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

final class VersionStateUnfit extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    VersionStateUnfit(VersionState state) {
        super("illegal-transition", "A version that is " + state + " cannot do that.");
    }
}
