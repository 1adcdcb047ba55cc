package io.trialsuite.auth.invitations;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationAccepted;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationCreated;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationDeclined;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationExpired;
import io.trialsuite.auth.invitations.InvitationEvent.InvitationRevoked;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.memberships.Role;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization asks whoever reads an address to join it. Pending until somebody decides, or until its time has come. */
@Entity
class Invitation {

    enum State {
        PENDING,
        ACCEPTED,
        DECLINED,
        REVOKED,
        EXPIRED
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private InvitationId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organization_id"))
    private OrganizationId organization;

    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    /** Evidence, for those who ask the database. */
    @SuppressWarnings("UnusedVariable")
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "invited_by"))
    private AccountId invitedBy;

    @Column(name = "invited_at")
    private Instant invitedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("UnusedVariable")
    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "accepted_by")
    private @Nullable UUID acceptedBy;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    Invitation(InvitePerson command, OpaqueToken token, Instant at, Duration life) {
        this.id = InvitationId.next();
        this.organization = command.organization();
        this.email = command.email().value();
        this.role = command.role();
        this.state = State.PENDING;
        this.tokenSha256 = token.sha256();
        this.invitedBy = command.actor();
        this.invitedAt = at;
        this.expiresAt = at.plus(life);
    }

    InvitationCreated created() {
        return new InvitationCreated(id, organization, email().sha256(), role, invitedAt);
    }

    /** The link before is void from now on. */
    void renew(OpaqueToken token, Instant at, Duration life) {
        requirePending(at);
        tokenSha256 = token.sha256();
        expiresAt = at.plus(life);
    }

    InvitationAccepted accept(AccountId account, Instant at) {
        requirePending(at);
        decide(State.ACCEPTED, at);
        acceptedBy = account.value();
        return new InvitationAccepted(id, organization, account, at);
    }

    InvitationDeclined decline(Instant at) {
        requirePending(at);
        decide(State.DECLINED, at);
        return new InvitationDeclined(id, organization, at);
    }

    InvitationRevoked revoke(Instant at) {
        requirePending(at);
        decide(State.REVOKED, at);
        return new InvitationRevoked(id, organization, at);
    }

    InvitationExpired expire(Instant at) {
        decide(State.EXPIRED, at);
        return new InvitationExpired(id, organization, at);
    }

    private void decide(State decided, Instant at) {
        state = decided;
        decidedAt = at;
    }

    /** Its time counts, not whether somebody has noticed. */
    void requirePending(Instant at) {
        if (stateAt(at) != State.PENDING) {
            throw new InvitationDecided();
        }
    }

    State stateAt(Instant at) {
        return isOverdue(at) ? State.EXPIRED : state;
    }

    boolean isOverdue(Instant at) {
        return state == State.PENDING && !at.isBefore(expiresAt);
    }

    boolean wasAcceptedBy(AccountId account) {
        return account.value().equals(acceptedBy);
    }

    InvitationId id() {
        return id;
    }

    OrganizationId organization() {
        return organization;
    }

    EmailAddress email() {
        return EmailAddress.of(email);
    }

    Role role() {
        return role;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    InvitationView view(Instant at) {
        return new InvitationView(id, email, role, stateAt(at).name(), invitedAt, expiresAt);
    }
}
