package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The password was right, the organization is not chosen yet. Good for one session, shortly. */
@Entity
class PendingAuthentication {

    @Id
    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "consumed_at")
    private @Nullable Instant consumedAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected PendingAuthentication() {}

    PendingAuthentication(OpaqueToken token, AccountId account, Instant authenticatedAt, Instant expiresAt) {
        this.tokenSha256 = token.sha256();
        this.account = account;
        this.authenticatedAt = authenticatedAt;
        this.expiresAt = expiresAt;
    }

    void requireUsable(Instant at) {
        if (consumedAt != null || !at.isBefore(expiresAt)) {
            throw new PendingAuthenticationRejected();
        }
    }

    void consume(Instant at) {
        requireUsable(at);
        consumedAt = at;
    }

    AccountId account() {
        return account;
    }

    Instant authenticatedAt() {
        return authenticatedAt;
    }
}
