package io.trialsuite.auth.accounts;

import io.trialsuite.problem.TooManyAttempts;
import java.time.Duration;

final class TooManyLogins extends TooManyAttempts {

    private static final long serialVersionUID = 1L;

    TooManyLogins(Duration wait) {
        super("too-many-attempts", "Too many attempts for this address; wait before the next one.", wait);
    }
}
