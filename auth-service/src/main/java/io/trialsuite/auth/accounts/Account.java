package io.trialsuite.auth.accounts;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A natural person. Its row and id stay for ever: signatures and audit entries name them. */
@Entity
class Account {

    enum Status {
        ACTIVE,
        SUSPENDED,
        DEACTIVATED
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AccountId id;

    @Column(name = "email")
    private String email;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "registered_at")
    private Instant registeredAt;

    /** Set once the owner of the address has proved to be this person. */
    @Column(name = "email_verified_at")
    private @Nullable Instant emailVerifiedAt;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(AccountId id, EmailAddress email, DisplayName displayName, Instant at) {
        this.id = id;
        this.email = email.value();
        this.displayName = displayName.value();
        this.registeredAt = at;
        this.status = Status.ACTIVE;
    }

    /** Empty when it was so before. */
    Optional<AccountEvent.AccountSuspended> suspend(Instant at) {
        return become(Status.SUSPENDED) ? Optional.of(new AccountEvent.AccountSuspended(id, at)) : Optional.empty();
    }

    Optional<AccountEvent.AccountReactivated> reactivate(Instant at) {
        return become(Status.ACTIVE) ? Optional.of(new AccountEvent.AccountReactivated(id, at)) : Optional.empty();
    }

    /** For good: signatures name this person, so that nobody else ever gets the id or the address. */
    Optional<AccountEvent.AccountDeactivated> deactivate(Instant at) {
        return become(Status.DEACTIVATED) ? Optional.of(new AccountEvent.AccountDeactivated(id, at)) : Optional.empty();
    }

    private boolean become(Status next) {
        if (status == next) {
            return false;
        }
        if (status == Status.DEACTIVATED) {
            throw new AccountDeactivatedForGood();
        }
        status = next;
        return true;
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    AccountEvent.AccountRegistered registered() {
        return new AccountEvent.AccountRegistered(id, registeredAt);
    }

    /** Empty when it was proved before. */
    Optional<AccountEvent.AccountVerified> proveAddress(Instant at) {
        if (emailVerifiedAt != null) {
            return Optional.empty();
        }
        emailVerifiedAt = at;
        return Optional.of(new AccountEvent.AccountVerified(id, at));
    }

    /** Empty when it was not proved, or proved once more after what seems to disprove it. */
    Optional<AccountEvent.AccountUnverified> loseAddress(Instant at) {
        if (emailVerifiedAt == null || at.isBefore(emailVerifiedAt)) {
            return Optional.empty();
        }
        emailVerifiedAt = null;
        return Optional.of(new AccountEvent.AccountUnverified(id, at));
    }

    String email() {
        return email;
    }

    AccountId id() {
        return id;
    }

    AccountView view() {
        return new AccountView(id, email, displayName, emailVerifiedAt != null, isActive());
    }
}
