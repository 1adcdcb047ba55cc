package io.trialsuite.auth.organizations;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Whoever asks others for a second factor has one: nobody locks themselves out with the first click. */
final class OwnFactorMissing extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    OwnFactorMissing() {
        super("own-factor-missing", "Enrol a second factor of your own before you ask everybody for one.");
    }
}
