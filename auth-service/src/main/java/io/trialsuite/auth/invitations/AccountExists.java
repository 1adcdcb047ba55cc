package io.trialsuite.auth.invitations;

import io.trialsuite.problem.Conflict;

final class AccountExists extends Conflict {

    private static final long serialVersionUID = 1L;

    AccountExists() {
        super("account-exists", "The address has an account; log in to accept.");
    }
}
