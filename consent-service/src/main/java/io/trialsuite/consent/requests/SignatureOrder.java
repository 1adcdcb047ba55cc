package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.problem.Conflict;
import java.io.Serial;
import java.util.Set;

final class SignatureOrder extends Conflict {

    @Serial
    private static final long serialVersionUID = 1L;

    SignatureOrder(Set<SignatoryRole> awaited) {
        super(
                "signature-order",
                "It is not your turn; awaited: " + awaited.stream().sorted().toList() + ".");
    }
}
