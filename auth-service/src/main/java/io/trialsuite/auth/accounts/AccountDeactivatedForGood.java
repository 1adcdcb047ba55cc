package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** A person who has left comes back as somebody new. */
final class AccountDeactivatedForGood extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    AccountDeactivatedForGood() {
        super("account-deactivated", "The account was deactivated for good.");
    }
}
