package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.problem.Invalid;
import java.io.Serial;
import java.util.Set;

final class PaperSignersWrong extends Invalid {

    @Serial
    private static final long serialVersionUID = 1L;

    PaperSignersWrong(Set<SignatoryRole> needed) {
        super(
                "paper-signers-wrong",
                "The paper needs one signature of each of these, and of nobody else: " + needed + ".");
    }
}
