package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;

/** Whose signature stands on the paper. */
public record PaperSigner(SignatoryRole role, String printedName) {

    @Override
    public String toString() {
        return "PaperSigner[" + role + "]";
    }
}
