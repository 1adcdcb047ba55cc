package io.trialsuite.notification.inbound.consent;

import java.util.UUID;

/** What we read of {@code consent.signature.applied.v1}. */
record SignatureApplied(UUID requestId, String participantRef, String meaningCode, UUID dispatchedBy) {}
