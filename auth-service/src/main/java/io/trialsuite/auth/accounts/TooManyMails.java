package io.trialsuite.auth.accounts;

import io.trialsuite.problem.TooManyAttempts;
import java.time.Duration;

final class TooManyMails extends TooManyAttempts {

    private static final long serialVersionUID = 1L;

    TooManyMails(Duration wait) {
        super("too-many-attempts", "This address was sent several mails; look for them, or wait.", wait);
    }
}
