package io.trialsuite.notification.inbound.consent;

import java.util.UUID;

/** What we read of {@code consent.request.declined.v1}. */
record RequestDeclined(UUID requestId, String participantRef, String reasonCode, UUID dispatchedBy) {}
