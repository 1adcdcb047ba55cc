package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Nobody joins anything who may not log in. */
public final class AccountHalted extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    AccountHalted() {
        super("account-halted", "The account is suspended or deactivated.");
    }
}
