package io.trialsuite.consent.requests;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class PassageUnchanged extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    PassageUnchanged() {
        super("passage-unchanged", "No such passage has changed since the consent before.");
    }
}
