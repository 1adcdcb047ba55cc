package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.MembershipView;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.SessionEvent.OrganizationSelected;
import io.trialsuite.auth.sessions.SessionEvent.SessionRevoked;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person proved who they are, and since then has not been away for too long, logged out or been thrown out. */
@Entity
class Session {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private SessionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "organization_id")
    private @Nullable UUID organization;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "factors"))
    private Factors factors;

    @Column(name = "client_id")
    private @Nullable String client;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "idle_until")
    private Instant idleUntil;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "end_reason")
    private @Nullable String endReason;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    private Session(Proof proof, @Nullable String client, Instant at, SessionProperties limits) {
        this.id = SessionId.next();
        this.account = proof.account();
        this.authenticatedAt = proof.at();
        this.factors = proof.factors();
        this.client = client;
        this.lastUsedAt = at;
        this.expiresAt = at.plus(limits.absolute());
        this.idleUntil = earlier(at.plus(limits.idle()), expiresAt);
    }

    /** A session that its person keeps. */
    static Session open(Proof proof, Instant at, SessionProperties limits) {
        return new Session(proof, null, at, limits);
    }

    /** A session that a client keeps for its person; no other client gets anything from it. */
    static Session openFor(String client, Proof proof, Instant at, SessionProperties limits) {
        return new Session(proof, client, at, limits);
    }

    /** Extends the idle limit, never the absolute one; refuses once the session has ended. */
    void use(Instant at, Duration idle) {
        if (!isLive(at)) {
            throw new SessionEnded();
        }
        lastUsedAt = at;
        idleUntil = earlier(at.plus(idle), expiresAt);
    }

    /** Lands in the person's only organization; nobody chose, so nothing is announced. */
    void enter(OrganizationId only) {
        organization = only.value();
    }

    /** The person belongs there no longer; who they are is still proved. */
    void leave() {
        organization = null;
    }

    OrganizationSelected select(OrganizationId chosen, Instant at) {
        if (!isLive(at)) {
            throw new SessionEnded();
        }
        organization = chosen.value();
        return new OrganizationSelected(account, chosen, at);
    }

    /** Empty when it has ended already, or run out. */
    Optional<SessionRevoked> end(String reason, Instant at) {
        if (!isLive(at)) {
            return Optional.empty();
        }
        endedAt = at;
        endReason = reason;
        return Optional.of(new SessionRevoked(id, account, reason, at));
    }

    /** Whether what was proved is enough for the organization. */
    boolean satisfies(MembershipView membership) {
        return !membership.multiFactorRequired() || factors.areSeveral();
    }

    boolean isLive(Instant at) {
        return endedAt == null && at.isBefore(idleUntil);
    }

    SessionView seenFrom(SessionId asking) {
        return new SessionView(id.value(), organization, authenticatedAt, lastUsedAt, expiresAt, id.equals(asking));
    }

    SessionId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    Optional<OrganizationId> organization() {
        return Optional.ofNullable(organization).map(OrganizationId::new);
    }

    Instant authenticatedAt() {
        return authenticatedAt;
    }

    Factors factors() {
        return factors;
    }

    Optional<String> client() {
        return Optional.ofNullable(client);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
