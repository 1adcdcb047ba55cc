package io.trialsuite.consent.dispatch;

import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class StudyDiffers extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    StudyDiffers() {
        super("study-differs", "The version and the group belong to different studies.");
    }
}
