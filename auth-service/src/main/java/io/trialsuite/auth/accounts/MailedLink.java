package io.trialsuite.auth.accounts;

import io.trialsuite.auth.tokens.OpaqueToken;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Went by mail to the address of an account; whoever brings it back reads that address. Good once, shortly, the newest only. */
@Entity
class MailedLink {

    @Id
    @Column(name = "token_sha256")
    private byte[] tokenSha256;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Enumerated(EnumType.STRING)
    private LinkPurpose purpose;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "spent_at")
    private @Nullable Instant spentAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected MailedLink() {}

    MailedLink(OpaqueToken token, AccountId account, LinkPurpose purpose, Instant at, Duration life) {
        this.tokenSha256 = token.sha256();
        this.account = account;
        this.purpose = purpose;
        this.issuedAt = at;
        this.expiresAt = at.plus(life);
    }

    /** Used, or replaced by a newer one. */
    void spend(Instant at) {
        if (spentAt == null) {
            spentAt = at;
        }
    }

    boolean isGoodFor(LinkPurpose wanted, Instant at) {
        return purpose == wanted && spentAt == null && at.isBefore(expiresAt);
    }

    AccountId account() {
        return account;
    }
}
