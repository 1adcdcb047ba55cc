package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.Family;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.RequestEvent.IdentityVerified;
import io.trialsuite.consent.requests.RequestEvent.RequestCancelled;
import io.trialsuite.consent.requests.RequestEvent.RequestDeclined;
import io.trialsuite.consent.requests.RequestEvent.RequestDispatched;
import io.trialsuite.consent.requests.RequestEvent.RequestLapsed;
import io.trialsuite.consent.requests.RequestEvent.RequestLockedOut;
import io.trialsuite.consent.requests.RequestEvent.RequestOpened;
import io.trialsuite.consent.requests.RequestEvent.RequestSigned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One participant asked about one version, from the mail to the answer. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ConsentRequest {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;
    private UUID batchId;
    private UUID participantId;
    private UUID documentId;
    private UUID versionId;

    @Enumerated(EnumType.STRING)
    private Family family;

    private String locale;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    @Enumerated(EnumType.STRING)
    private InvitationDelivery delivery;

    private UUID invitationMailId;
    private UUID dispatchedBy;
    private Instant createdAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant deliveryAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant verifiedAt;
    private @Nullable Instant closedAt;
    private Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    @Embedded
    private Lockout lockout;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ConsentRequest() {}

    ConsentRequest(RequestId id, NewRequest asked, String locale, UUID invitation, Instant expiresAt, Instant at) {
        this.id = id.value();
        this.organizationId = asked.organization();
        this.studyId = asked.version().study().value();
        this.batchId = asked.batch();
        this.participantId = asked.recipient().participant().value();
        this.documentId = asked.version().document().value();
        this.versionId = asked.version().id().value();
        this.family = asked.version().family();
        this.locale = locale;
        this.state = RequestState.SENT;
        this.delivery = InvitationDelivery.REQUESTED;
        this.invitationMailId = invitation;
        this.dispatchedBy = asked.dispatchedBy();
        this.createdAt = at;
        this.sentAt = at;
        this.expiresAt = expiresAt;
        this.lockout = Lockout.none();
    }

    RequestDispatched dispatched() {
        return new RequestDispatched(id(), batchId, participant(), version(), expiresAt, createdAt);
    }

    /** The participant begins to deal with it; only the first time is a fact. */
    Optional<RequestOpened> open(Instant at) {
        requireNotOver(at);
        if (state != RequestState.SENT) {
            return Optional.empty();
        }
        this.state = RequestState.OPENED;
        this.openedAt = at;
        return Optional.of(new RequestOpened(id(), at));
    }

    void requireShowable(Instant at) {
        requireNotOver(at);
    }

    /** Who has signed comes back for their copy. */
    void requireChallengeable(Instant at) {
        requireNotOver(at);
        requireState(state.isOpen() || state == RequestState.COMPLETED);
        lockout.refuseWhileLocked(at);
    }

    IdentityVerified verified(Instant at) {
        requireChallengeable(at);
        requireState(state != RequestState.SENT);
        if (state.isOpen()) {
            this.state = RequestState.IDENTITY_VERIFIED;
            this.verifiedAt = at;
        }
        lockout.forgive();
        return new IdentityVerified(id(), at);
    }

    /** Counts a wrong code: the last allowed one locks the request, the last allowed lock ends it. */
    Optional<RequestEvent.Setback> wrongCode(Instant at) {
        requireChallengeable(at);
        var until = lockout.wrong(at);
        if (state.isOpen() && lockout.isLast()) {
            return Optional.of(cancelled(CancelReason.TOO_MANY_WRONG_CODES, at));
        }
        return until.map(it -> new RequestLockedOut(id(), Lockout.MOST_WRONG_CODES, it, at));
    }

    int attemptsLeft() {
        return lockout.attemptsLeft();
    }

    void requireAnswerable(Instant at) {
        requireNotOver(at);
        if (state == RequestState.COMPLETED) {
            throw new AlreadySigned();
        }
        requireState(state.isOpen());
        if (state != RequestState.IDENTITY_VERIFIED) {
            throw new IdentityNotVerified();
        }
    }

    RequestSigned sign(UUID signature, String kind, SignatureMeaning meaning, String documentHash, Instant at) {
        requireAnswerable(at);
        close(RequestState.COMPLETED, at);
        return new RequestSigned(
                id(), signature, participant(), version(), kind, meaning, documentHash, dispatchedBy, at);
    }

    RequestDeclined decline(DeclineReason reason, Instant at) {
        requireAnswerable(at);
        close(RequestState.DECLINED, at);
        this.declineReason = reason;
        return new RequestDeclined(id(), participant(), version(), reason, dispatchedBy, at);
    }

    /** Nobody will answer it any more; an answer that was given stays. */
    RequestCancelled cancel(CancelReason reason, Instant at) {
        requireState(state.isOpen());
        return cancelled(reason, at);
    }

    private RequestCancelled cancelled(CancelReason reason, Instant at) {
        close(RequestState.CANCELLED, at);
        this.cancelReason = reason;
        return new RequestCancelled(id(), participant(), version(), reason, dispatchedBy, at);
    }

    /** A fact when it lapsed now: an answer that came in time stays. */
    Optional<RequestLapsed> expire(Instant at) {
        if (!state.isOpen() || at.isBefore(expiresAt)) {
            return Optional.empty();
        }
        close(RequestState.EXPIRED, at);
        return Optional.of(new RequestLapsed(id(), participant(), version(), dispatchedBy, at));
    }

    /** A report about the invitation. One that is older than what is known, or about another mail, changes nothing. */
    boolean reported(UUID mail, InvitationDelivery outcome, Instant at) {
        if (!mail.equals(invitationMailId) || outcome.compareTo(delivery) <= 0) {
            return false;
        }
        this.delivery = outcome;
        this.deliveryAt = at;
        return true;
    }

    private void close(RequestState end, Instant at) {
        this.state = end;
        this.closedAt = at;
    }

    private void requireNotOver(Instant at) {
        if (state == RequestState.CANCELLED) {
            throw new RequestNoLongerOffered();
        }
        if (state == RequestState.EXPIRED || (state.isOpen() && !at.isBefore(expiresAt))) {
            throw new RequestExpired();
        }
    }

    private void requireState(boolean allowed) {
        if (!allowed) {
            throw new RequestClosed(state);
        }
    }

    RequestId id() {
        return new RequestId(id);
    }

    UUID organization() {
        return organizationId;
    }

    UUID study() {
        return studyId;
    }

    UUID batch() {
        return batchId;
    }

    UUID document() {
        return documentId;
    }

    ParticipantRef participant() {
        return new ParticipantRef(participantId);
    }

    VersionId version() {
        return new VersionId(versionId);
    }

    Family family() {
        return family;
    }

    String locale() {
        return locale;
    }

    RequestState state() {
        return state;
    }

    InvitationDelivery delivery() {
        return delivery;
    }

    UUID invitationMail() {
        return invitationMailId;
    }

    UUID dispatchedBy() {
        return dispatchedBy;
    }

    @Nullable
    Instant verifiedAt() {
        return verifiedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
