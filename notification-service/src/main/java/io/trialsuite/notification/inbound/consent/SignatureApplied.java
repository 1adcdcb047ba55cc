package io.trialsuite.notification.inbound.consent;

import java.util.Set;
import java.util.UUID;

/** What we read of {@code consent.signature.applied.v1} and {@code .v2}. */
record SignatureApplied(UUID requestId, String participantRef, String role, String meaningCode, UUID dispatchedBy) {

    private static final Set<String> CONSENTING = Set.of("PARTICIPANT", "LAR");

    boolean isConsent() {
        return CONSENTING.contains(role);
    }
}
