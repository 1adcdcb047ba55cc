package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Conflict;
import java.io.Serial;

/** Somebody has the address already; said to trusted clients only. */
final class AddressTaken extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    AddressTaken() {
        super("address-taken", "There is an account with this address.");
    }
}
