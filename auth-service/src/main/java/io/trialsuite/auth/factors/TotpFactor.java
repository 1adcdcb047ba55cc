package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's authenticator app: shown a secret once, of use from the first right code on. */
@Entity
class TotpFactor {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    @Column(name = "secret_encrypted")
    private byte[] secretEncrypted;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "last_step")
    private @Nullable Long lastStep;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected TotpFactor() {}

    TotpFactor(AccountId account, byte[] secretEncrypted, Instant at) {
        this.account = account;
        this.secretEncrypted = secretEncrypted.clone();
        this.begunAt = at;
    }

    /** Another secret, as long as the one before has proved nothing. */
    void beginAgain(byte[] otherSecretEncrypted, Instant at) {
        if (isConfirmed()) {
            throw new FactorExists();
        }
        secretEncrypted = otherSecretEncrypted.clone();
        begunAt = at;
        lastStep = null;
    }

    void confirm(Instant at) {
        if (isConfirmed()) {
            throw new FactorExists();
        }
        confirmedAt = at;
    }

    /** Whether the code is right and was not used before; a right one is spent. */
    boolean accept(TotpSecret secret, String code, Instant at) {
        var step = secret.stepOf(code, lastStep == null ? 0 : lastStep, at);
        step.ifPresent(accepted -> lastStep = accepted);
        return step.isPresent();
    }

    AccountId account() {
        return account;
    }

    boolean isConfirmed() {
        return confirmedAt != null;
    }

    byte[] secretEncrypted() {
        return secretEncrypted.clone();
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }
}
