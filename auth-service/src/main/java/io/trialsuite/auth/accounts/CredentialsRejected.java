package io.trialsuite.auth.accounts;

import io.trialsuite.problem.Unauthenticated;

/** The same for an unknown address and for a wrong password. */
final class CredentialsRejected extends Unauthenticated {

    private static final long serialVersionUID = 1L;

    CredentialsRejected() {
        super("credentials-rejected", "The e-mail address and the password do not match.");
    }
}
