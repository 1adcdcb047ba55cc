package io.trialsuite.auth.factors;

import com.webauthn4j.data.AuthenticationData;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.RecordingLogins;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whose passkey has signed. It proves two things at once: that the person has the authenticator, and that the
 * authenticator knows the person.
 */
@Service
public class CheckingPasskeys {

    private static final String PURPOSE = "authentication";
    private static final List<String> METHODS = List.of("pop", "user", "mfa");

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyVerification verification;
    private final PasskeyProperties properties;
    private final AccountDirectory accounts;
    private final FactorAttempts attempts;
    private final RecordingLogins logins;
    private final Outbox outbox;
    private final FactorAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckingPasskeys(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyVerification verification,
            PasskeyProperties properties,
            AccountDirectory accounts,
            FactorAttempts attempts,
            RecordingLogins logins,
            Outbox outbox,
            FactorAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.verification = verification;
        this.properties = properties;
        this.accounts = accounts;
        this.attempts = attempts;
        this.logins = logins;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes nothing: anybody may ask. */
    public PasskeyRequestOptions begin() {
        return new PasskeyRequestOptions(
                Base64.getUrlEncoder().withoutPadding().encodeToString(challenges.issue(PURPOSE)),
                PasskeyChallenges.LIFE.toMillis(),
                properties.relyingParty(),
                List.of(),
                "required");
    }

    /** Refuses with {@code passkey-rejected} or {@code too-many-attempts}; a right answer is good once. */
    public AccountId check(PresentedPasskey presented) {
        var proof = read(presented);
        var owner = owner(proof);
        judge(owner, proof, presented);
        return owner;
    }

    /** The same for a person who is known already; the passkey of another is refused before anything is judged. */
    public void check(AccountId expected, PresentedPasskey presented) {
        var proof = read(presented);
        if (!owner(proof).equals(expected)) {
            throw new PasskeyRejected();
        }
        judge(expected, proof, presented);
    }

    private AuthenticationData read(PresentedPasskey presented) {
        return verification.read(presented.response()).orElseThrow(PasskeyRejected::new);
    }

    /** Whoever is suspended or has left is answered like somebody unknown. */
    private AccountId owner(AuthenticationData proof) {
        return passkeys.findById(proof.getCredentialId())
                .map(Passkey::account)
                .filter(it -> accounts.require(it).active())
                .orElseThrow(PasskeyRejected::new);
    }

    private void judge(AccountId owner, AuthenticationData proof, PresentedPasskey presented) {
        attempts.charge(owner, presented.network());
        if (!transaction.execute(status -> isRight(owner, proof, presented))) {
            throw new PasskeyRejected();
        }
    }

    private boolean isRight(AccountId owner, AuthenticationData proof, PresentedPasskey presented) {
        var now = clock.instant();
        var passkey = passkeys.lock(proof.getCredentialId())
                .filter(it -> it.account().equals(owner))
                .filter(it -> Arrays.equals(proof.getUserHandle(), ManagingPasskeys.handle(owner)))
                .filter(it -> verification.isRight(proof, it))
                .filter(it -> challenges.redeem(PURPOSE, challenge(proof)));
        if (passkey.isEmpty()) {
            outbox.append(FactorMessages.of(new FactorEvent.PasskeyDisproved(owner, now)));
            audit.failed(owner, FactorKind.PASSKEY, now);
            return false;
        }
        succeed(passkey.get(), proof, presented, now);
        return true;
    }

    private void succeed(Passkey passkey, AuthenticationData proof, PresentedPasskey presented, Instant now) {
        passkey.used(proof, now);
        attempts.forget(passkey.account(), presented.network());
        logins.succeeded(passkey.account(), METHODS, now);
    }

    private static byte[] challenge(AuthenticationData proof) {
        return Objects.requireNonNull(proof.getCollectedClientData())
                .getChallenge()
                .getValue();
    }
}
