package io.trialsuite.consent.signatories;

import io.trialsuite.consent.documents.SignatoryRole;
import java.util.UUID;

/** A person of flesh and blood who signs beside a participant. Its text form hides who. */
public record Signatory(UUID id, SignatoryRole role, String fullName, String email, String relationship) {

    @Override
    public String toString() {
        return "Signatory[" + id + "]";
    }
}
