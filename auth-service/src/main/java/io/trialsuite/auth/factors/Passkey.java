package io.trialsuite.auth.factors;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import io.trialsuite.auth.accounts.AccountId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A key that an authenticator of the person keeps, behind a PIN or a look at its owner. */
@Entity
class Passkey {

    @Id
    @Column(name = "credential_id")
    private byte[] credentialId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "account_id"))
    private AccountId account;

    private String name;

    @Column(name = "credential_data")
    private byte[] credentialData;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> transports;

    @Column(name = "sign_count")
    private long signCount;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Version
    private @Nullable Long version;

    /** Hibernate fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Passkey() {}

    /**
     * As just registered.
     *
     * @param credentialData identifier and public key, as the authenticator writes them
     */
    Passkey(AccountId account, PasskeyName name, RegistrationData registered, byte[] credentialData, Instant at) {
        var data = Objects.requireNonNull(registered.getAttestationObject()).getAuthenticatorData();
        this.credentialId =
                Objects.requireNonNull(data.getAttestedCredentialData()).getCredentialId();
        this.account = account;
        this.name = name.value();
        this.credentialData = credentialData.clone();
        this.transports = PasskeyTransports.of(registered);
        this.signCount = data.getSignCount();
        this.backupEligible = data.isFlagBE();
        this.backedUp = data.isFlagBS();
        this.registeredAt = at;
    }

    /** After it was verified. */
    void used(AuthenticationData proof, Instant at) {
        var data = Objects.requireNonNull(proof.getAuthenticatorData());
        signCount = data.getSignCount();
        backedUp = data.isFlagBS();
        lastUsedAt = at;
    }

    AccountId account() {
        return account;
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    byte[] credentialData() {
        return credentialData.clone();
    }

    List<String> transports() {
        return List.copyOf(transports);
    }

    long signCount() {
        return signCount;
    }

    boolean isBackupEligible() {
        return backupEligible;
    }

    boolean isBackedUp() {
        return backedUp;
    }

    PasskeyView view() {
        return new PasskeyView(
                Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId),
                name,
                registeredAt,
                lastUsedAt,
                backedUp);
    }
}
