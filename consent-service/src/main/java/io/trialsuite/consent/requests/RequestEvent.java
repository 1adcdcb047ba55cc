package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a request. */
sealed interface RequestEvent {

    RequestId request();

    Instant at();

    record RequestDispatched(
            RequestId request,
            @Nullable UUID batch,
            ParticipantRef participant,
            VersionId version,
            RequestMode mode,
            Instant expiresAt,
            Instant at)
            implements RequestEvent {}

    record RequestOpened(RequestId request, Instant at) implements RequestEvent {}

    record IdentityVerified(RequestId request, SignatoryRole role, String method, RequestMode mode, Instant at)
            implements RequestEvent {}

    /** What a wrong code can lead to. */
    sealed interface Setback extends RequestEvent {}

    record RequestLockedOut(RequestId request, int failedAttempts, Instant lockedUntil, Instant at)
            implements Setback {}

    record RequestCancelled(
            RequestId request,
            ParticipantRef participant,
            VersionId version,
            CancelReason reason,
            UUID dispatchedBy,
            Instant at)
            implements Setback {}

    record RequestSigned(
            RequestId request,
            UUID signature,
            ParticipantRef participant,
            VersionId version,
            SignatoryRole role,
            SignatureMeaning meaning,
            String kind,
            String documentHash,
            UUID dispatchedBy,
            Instant at)
            implements RequestEvent {}

    record RequestReminded(
            RequestId request, ParticipantRef participant, VersionId version, UUID dispatchedBy, Instant at)
            implements RequestEvent {}

    record RequestLapsed(
            RequestId request, ParticipantRef participant, VersionId version, UUID dispatchedBy, Instant at)
            implements RequestEvent {}

    record RequestDeclined(
            RequestId request,
            ParticipantRef participant,
            VersionId version,
            DeclineReason reason,
            UUID dispatchedBy,
            Instant at)
            implements RequestEvent {}
}
