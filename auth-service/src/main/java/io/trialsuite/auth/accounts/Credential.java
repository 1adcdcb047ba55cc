package io.trialsuite.auth.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something its owner can prove themselves with; the database allows one active password per account. */
@Entity
class Credential {

    enum Kind {
        PASSWORD
    }

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    /** Queries and the unique index read it. */
    @SuppressWarnings("UnusedVariable")
    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String secret;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Credential() {}

    private Credential(AccountId account, String hash, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.account = account;
        this.kind = Kind.PASSWORD;
        this.secret = hash;
        this.changedAt = at;
    }

    static Credential password(AccountId account, String hash, Instant at) {
        return new Credential(account, hash, at);
    }

    /** Same password, stronger hash. */
    void rehash(String hash, Instant at) {
        this.secret = hash;
        this.changedAt = at;
    }

    void revoke(Instant at) {
        revokedAt = at;
    }

    AccountId account() {
        return account;
    }

    String secret() {
        return secret;
    }
}
