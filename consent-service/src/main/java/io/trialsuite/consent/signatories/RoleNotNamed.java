package io.trialsuite.consent.signatories;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.problem.Invalid;
import java.io.Serial;

final class RoleNotNamed extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    RoleNotNamed(SignatoryRole role) {
        super(
                "role-not-named",
                role == SignatoryRole.PARTICIPANT
                        ? "The participant is who the import says."
                        : "Whoever obtains the consent signs through their own account.");
    }
}
