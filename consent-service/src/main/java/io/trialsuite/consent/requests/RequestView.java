package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as staff see it: by pseudonym.
 *
 * @param awaitedSigners whose turn it is to sign
 */
public record RequestView(
        UUID requestId,
        @Nullable UUID batchId,
        RequestMode mode,
        UUID participantRef,
        String subjectNo,
        UUID versionId,
        String family,
        RequestState state,
        InvitationDelivery delivery,
        UUID dispatchedBy,
        List<SignatoryRole> awaitedSigners,
        Instant expiresAt,
        @Nullable Instant lockedUntil,
        @Nullable DeclineReason declineReason,
        @Nullable CancelReason cancelReason,
        List<Step> timeline) {

    /** One thing that happened, the earliest first. */
    public record Step(String fact, Instant at) {}
}
