package io.trialsuite.consent.coverage;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A consent as it was given: which version, and what was granted and what refused. */
record GivenConsent(
        UUID record, UUID version, String family, Set<String> granted, Set<String> refused, Instant validFrom) {

    GivenConsent {
        granted = Set.copyOf(granted);
        refused = Set.copyOf(refused);
    }

    boolean decides(String purpose) {
        return granted.contains(purpose) || refused.contains(purpose);
    }
}
