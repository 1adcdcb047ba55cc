package io.trialsuite.auth.memberships;

import io.trialsuite.problem.TooManyAttempts;
import java.time.Duration;

final class TooManyLookUps extends TooManyAttempts {

    private static final long serialVersionUID = 1L;

    TooManyLookUps(Duration wait) {
        super("too-many-attempts", "Too many people were looked up; wait before the next one.", wait);
    }
}
