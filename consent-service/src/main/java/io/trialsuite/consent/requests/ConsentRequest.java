package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.documents.SigningRule;
import io.trialsuite.consent.requests.RequestEvent.IdentityVerified;
import io.trialsuite.consent.requests.RequestEvent.RequestCancelled;
import io.trialsuite.consent.requests.RequestEvent.RequestDeclined;
import io.trialsuite.consent.requests.RequestEvent.RequestDispatched;
import io.trialsuite.consent.requests.RequestEvent.RequestLapsed;
import io.trialsuite.consent.requests.RequestEvent.RequestLockedOut;
import io.trialsuite.consent.requests.RequestEvent.RequestOpened;
import io.trialsuite.consent.requests.RequestEvent.RequestReminded;
import io.trialsuite.consent.requests.RequestEvent.RequestSigned;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One participant asked about one version, from the mail to the answer. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class ConsentRequest extends Asked {

    private static final Duration BETWEEN_MAILS = Duration.ofDays(1);

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private @Nullable Instant sentAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant verifiedAt;
    private @Nullable Instant closedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    @Enumerated(EnumType.STRING)
    private @Nullable CancelReason cancelReason;

    private @Nullable Instant remindedAt;
    private @Nullable Instant voidedAt;

    @Embedded
    private InvitationMail invitation;

    @Embedded
    private Lockout lockout;

    @Embedded
    private SigningProgress signing;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ConsentRequest() {}

    ConsentRequest(RequestId id, NewRequest asked, String locale, Instant expiresAt, Instant at) {
        super(id, asked, locale, expiresAt, at);
        this.state = RequestState.SENT;
        this.sentAt = isOnSite() ? null : at;
        this.invitation = isOnSite() ? InvitationMail.none() : InvitationMail.requested();
        this.lockout = Lockout.none();
        this.signing = SigningProgress.of(asked.version().signingRule());
    }

    RequestDispatched dispatched() {
        return new RequestDispatched(id(), batch(), participant(), version(), mode(), expiresAt(), createdAt());
    }

    /** Whoever was asked begins to deal with it; only the first time is a fact. */
    Optional<RequestOpened> open(SignatoryRole role, Instant at) {
        requireNotOver(at);
        if (state != RequestState.SENT || !isRespondent(role)) {
            return Optional.empty();
        }
        this.state = RequestState.OPENED;
        this.openedAt = at;
        return Optional.of(new RequestOpened(id(), at));
    }

    /** Who has signed comes back for their copy, also of what was declared void. */
    void requireChallengeable(Instant at) {
        requireNotOver(at);
        requireState(state.isOpen() || state.isSigned());
        lockout.refuseWhileLocked(at);
    }

    /** By a code to the registered address. */
    IdentityVerified verified(SignatoryRole role, Instant at) {
        return verified(role, Identification.EMAIL_CODE, RequestMode.REMOTE, at);
    }

    /** By staff who see who is in front of them. */
    IdentityVerified verifiedOnSite(SignatoryRole role, IdentityMethod method, Instant at) {
        return verified(role, method.name(), RequestMode.ON_SITE, at);
    }

    private IdentityVerified verified(SignatoryRole role, String method, RequestMode where, Instant at) {
        requireChallengeable(at);
        if (isRespondent(role)) {
            requireState(state != RequestState.SENT);
            if (state.isUnanswered()) {
                this.state = RequestState.IDENTITY_VERIFIED;
                this.verifiedAt = at;
            }
        }
        lockout.forgive();
        return new IdentityVerified(id(), role, method, where, at);
    }

    /** The right code ends the count of wrong ones. */
    void rightCode() {
        lockout.forgive();
    }

    /** Counts a wrong code: the last allowed one locks the request, the last allowed lock ends it unless it is answered. */
    Optional<RequestEvent.Setback> wrongCode(Instant at) {
        requireChallengeable(at);
        var until = lockout.wrong(at);
        if (state.isUnanswered() && lockout.isLast()) {
            return Optional.of(cancelled(CancelReason.TOO_MANY_WRONG_CODES, at));
        }
        return until.map(it -> new RequestLockedOut(id(), Lockout.MOST_WRONG_CODES, it, at));
    }

    int attemptsLeft() {
        return lockout.attemptsLeft();
    }

    void requireAnswerable(Instant at) {
        requireNotOver(at);
        refuseSigned(respondent());
        requireState(state.isOpen());
        requireIdentified();
    }

    /** Everybody signs once, when it is their turn (CI-3). */
    void requireSignable(SignatoryRole role, Instant at) {
        requireNotOver(at);
        refuseSigned(role);
        requireState(state.isOpen());
        signing.requireTurn(role);
        if (isRespondent(role)) {
            requireIdentified();
        }
    }

    private void refuseSigned(SignatoryRole role) {
        if (state.isSigned() || signing.hasSigned(role)) {
            throw new AlreadySigned();
        }
    }

    private void requireIdentified() {
        if (state != RequestState.IDENTITY_VERIFIED) {
            throw new IdentityNotVerified();
        }
    }

    RequestSigned sign(SignatoryRole role, UUID signature, String kind, String documentHash, Instant at) {
        requireSignable(role, at);
        signing.sign(role);
        advance(at);
        return signed(role, SignatureMeaning.of(role), signature, kind, documentHash, at);
    }

    /** Everybody has signed the paper, and somebody of the site attests to it. */
    RequestSigned signOnPaper(UUID signature, String kind, String documentHash, Instant at) {
        requireUnanswered(at);
        signing.signAll();
        close(RequestState.COMPLETED, at);
        return signed(
                SignatoryRole.OBTAINING_PERSON, SignatureMeaning.PAPER_ATTESTED, signature, kind, documentHash, at);
    }

    private RequestSigned signed(
            SignatoryRole role,
            SignatureMeaning meaning,
            UUID signature,
            String kind,
            String documentHash,
            Instant at) {
        return new RequestSigned(
                id(), signature, participant(), version(), role, meaning, kind, documentHash, dispatchedBy(), at);
    }

    /** Nobody has signed it in any other way. */
    void requireUnanswered(Instant at) {
        requireNotOver(at);
        refuseSigned(respondent());
        requireState(state.isUnanswered());
    }

    private void advance(Instant at) {
        var awaited = awaited();
        if (awaited.isEmpty()) {
            close(RequestState.COMPLETED, at);
        } else if (awaited.stream().allMatch(SignatoryRole::isStaff)) {
            this.state = RequestState.AWAITING_COUNTERSIGN;
        } else if (signing.hasSigned(respondent())) {
            this.state = RequestState.SIGNED_BY_PARTICIPANT;
        }
    }

    /** Until all have signed, whoever was asked can still say no: nobody's missing signature keeps them in (CI-8). */
    RequestDeclined decline(SignatoryRole role, DeclineReason reason, Instant at) {
        requireNotOver(at);
        if (state.isSigned()) {
            throw new AlreadySigned();
        }
        requireState(state.isOpen());
        if (isRespondent(role) && !state.isIdentified()) {
            throw new IdentityNotVerified();
        }
        close(RequestState.DECLINED, at);
        this.declineReason = reason;
        return new RequestDeclined(id(), participant(), version(), reason, dispatchedBy(), at);
    }

    boolean mayBeReminded(Instant at) {
        return !isOnSite() && state.mayExpire() && at.isBefore(expiresAt()) && !at.isBefore(remindableFrom());
    }

    /** Those whose turn it is get another mail, but not every day more than one. */
    RequestReminded remind(Instant at) {
        requireOpen(at);
        if (!state.mayExpire() || isOnSite()) {
            throw new NobodyToRemind(state);
        }
        if (at.isBefore(remindableFrom())) {
            throw new RemindedRecently(Duration.between(at, remindableFrom()));
        }
        this.remindedAt = at;
        return new RequestReminded(id(), participant(), version(), dispatchedBy(), at);
    }

    private Instant remindableFrom() {
        return (remindedAt == null ? createdAt() : remindedAt).plus(BETWEEN_MAILS);
    }

    void requireOpen(Instant at) {
        requireNotOver(at);
        requireState(state.isOpen());
    }

    /** Nobody will answer it any more; an answer that was given stays. */
    RequestCancelled cancel(CancelReason reason, Instant at) {
        requireState(state.isOpen());
        return cancelled(reason, at);
    }

    private RequestCancelled cancelled(CancelReason reason, Instant at) {
        close(RequestState.CANCELLED, at);
        this.cancelReason = reason;
        return new RequestCancelled(id(), participant(), version(), reason, dispatchedBy(), at);
    }

    /** What was signed stays to be seen, and counts no more. */
    void declareVoid(Instant at) {
        requireState(state == RequestState.COMPLETED);
        this.state = RequestState.VOIDED;
        this.voidedAt = at;
    }

    /** A fact when it lapsed now: an answer that came in time stays. */
    Optional<RequestLapsed> expire(Instant at) {
        if (!state.mayExpire() || at.isBefore(expiresAt())) {
            return Optional.empty();
        }
        close(RequestState.EXPIRED, at);
        return Optional.of(new RequestLapsed(id(), participant(), version(), dispatchedBy(), at));
    }

    private void close(RequestState end, Instant at) {
        this.state = end;
        this.closedAt = at;
    }

    /** Whoever was asked may still look at it. */
    void requireNotOver(Instant at) {
        if (state == RequestState.CANCELLED) {
            throw new RequestNoLongerOffered();
        }
        if (state == RequestState.EXPIRED || (state.mayExpire() && !at.isBefore(expiresAt()))) {
            throw new RequestExpired();
        }
    }

    private void requireState(boolean allowed) {
        if (!allowed) {
            throw new RequestClosed(state);
        }
    }

    private boolean isRespondent(SignatoryRole role) {
        return role == respondent();
    }

    /** Who answers the questions. */
    SignatoryRole respondent() {
        return rule().respondent();
    }

    SigningRule rule() {
        return signing.rule();
    }

    /** Whose turn it is. */
    Set<SignatoryRole> awaited() {
        return signing.awaited();
    }

    RequestState state() {
        return state;
    }

    InvitationMail invitation() {
        return invitation;
    }
}
