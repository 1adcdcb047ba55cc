package io.trialsuite.auth.studyroles;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Whoever knows who gets which treatment works with nobody who must not know. */
final class OtherSideOfBlinding extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    OtherSideOfBlinding() {
        super(
                "other-side-of-blinding",
                "This person sits on the other side of the blinding of this study, or has seen it.");
    }
}
