package io.trialsuite.consent.studies;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

final class StudyNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    StudyNotFound(StudyId study) {
        super("study-not-found", "There is no study " + study + ".");
    }
}
