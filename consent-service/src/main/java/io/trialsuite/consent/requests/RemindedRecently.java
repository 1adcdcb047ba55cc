package io.trialsuite.consent.requests;

import io.trialsuite.problem.TooManyAttempts;
import java.io.Serial;
import java.time.Duration;

final class RemindedRecently extends TooManyAttempts {

    @Serial
    private static final long serialVersionUID = 1L;

    RemindedRecently(Duration remaining) {
        super("reminded-recently", "They had a mail about it less than a day ago.", remaining);
    }
}
