package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The password was right; a second factor is not proved yet, or the organization not chosen. Good once, shortly. */
@Entity
class PendingAuthentication {

    enum Awaiting {
        SECOND_FACTOR,
        ORGANIZATION
    }

    @Id
    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "factors"))
    private Factors factors;

    @Enumerated(EnumType.STRING)
    private Awaiting awaiting;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "consumed_at")
    private @Nullable Instant consumedAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PendingAuthentication() {}

    PendingAuthentication(OpaqueToken token, Proof proof, Awaiting awaiting, Instant expiresAt) {
        this.tokenSha256 = token.sha256();
        this.account = proof.account();
        this.authenticatedAt = proof.at();
        this.factors = proof.factors();
        this.awaiting = awaiting;
        this.expiresAt = expiresAt;
    }

    /** What was begun for one step opens no other: nobody gets around the second factor by choosing. */
    void requireUsable(Awaiting step, Instant at) {
        if (awaiting != step || consumedAt != null || !at.isBefore(expiresAt)) {
            throw new PendingAuthenticationRejected();
        }
    }

    void consume(Awaiting step, Instant at) {
        requireUsable(step, at);
        consumedAt = at;
    }

    Proof proof() {
        return new Proof(account, authenticatedAt, factors);
    }

    AccountId account() {
        return account;
    }
}
