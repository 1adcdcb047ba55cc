package io.trialsuite.auth.studyroles;

import io.trialsuite.problem.NotFound;
import java.io.Serial;

/** Another organization's is answered like one that never was. */
final class StudyRoleNotFound extends NotFound {

    @Serial
    private static final long serialVersionUID = 1L;

    StudyRoleNotFound() {
        super("study-role-not-found", "There is no such seat.");
    }
}
