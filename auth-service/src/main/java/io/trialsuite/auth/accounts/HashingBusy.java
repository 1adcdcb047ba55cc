package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Unavailable;
import java.time.Duration;

final class HashingBusy extends Unavailable {

    private static final long serialVersionUID = 1L;

    HashingBusy() {
        super("temporarily-unavailable", "Too many passwords are being checked; try again.", Duration.ofSeconds(2));
    }
}
