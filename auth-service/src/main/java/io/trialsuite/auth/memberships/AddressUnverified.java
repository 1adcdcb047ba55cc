package io.trialsuite.auth.memberships;

import io.trialsuite.problem.Conflict;

final class AddressUnverified extends Conflict {

    private static final long serialVersionUID = 1L;

    AddressUnverified() {
        super("address-unverified", "Only a person who has proved their e-mail address can become owner or admin.");
    }
}
