package io.trialsuite.auth.accounts;

import io.trialsuite.problem.NotFound;

final class AccountNotFound extends NotFound {

    private static final long serialVersionUID = 1L;

    AccountNotFound() {
        super("account-not-found", "There is no such account.");
    }
}
