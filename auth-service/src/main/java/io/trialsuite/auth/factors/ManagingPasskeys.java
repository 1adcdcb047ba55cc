package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountAlarms;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.factors.FactorEvent.PasskeyRegistered;
import io.trialsuite.auth.factors.FactorEvent.PasskeyRemoved;
import io.trialsuite.auth.factors.PasskeyCreationOptions.Algorithm;
import io.trialsuite.auth.factors.PasskeyCreationOptions.AuthenticatorSelection;
import io.trialsuite.auth.factors.PasskeyCreationOptions.RelyingParty;
import io.trialsuite.auth.factors.PasskeyCreationOptions.User;
import io.trialsuite.outbox.Outbox;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own passkeys. Whoever calls has made sure that the person has just proved who they are. */
@Service
public class ManagingPasskeys {

    private static final int MOST = 20;
    private static final String PUBLIC_KEY = "public-key";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final PasskeyVerification verification;
    private final PasskeyProperties properties;
    private final OwnFactors factors;
    private final RecoveryCodes recovery;
    private final AccountDirectory accounts;
    private final AccountAlarms alarms;
    private final Outbox outbox;
    private final FactorAudit audit;
    private final Clock clock;

    ManagingPasskeys(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            PasskeyVerification verification,
            PasskeyProperties properties,
            OwnFactors factors,
            RecoveryCodes recovery,
            AccountDirectory accounts,
            AccountAlarms alarms,
            Outbox outbox,
            FactorAudit audit,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.verification = verification;
        this.properties = properties;
        this.factors = factors;
        this.recovery = recovery;
        this.accounts = accounts;
        this.alarms = alarms;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<PasskeyView> of(AccountId account) {
        return passkeys.of(account).stream().map(Passkey::view).toList();
    }

    /** Writes nothing; an authenticator that has a passkey of this person already declines. */
    @Transactional(readOnly = true)
    public PasskeyCreationOptions begin(AccountId account) {
        var person = accounts.require(account);
        return new PasskeyCreationOptions(
                new RelyingParty(properties.relyingParty(), "Trialsuite"),
                new User(BASE64.encodeToString(handle(account)), person.email(), person.displayName()),
                BASE64.encodeToString(challenges.issue(purpose(account))),
                PasskeyVerification.ALGORITHMS.stream()
                        .map(it -> new Algorithm(PUBLIC_KEY, it.getValue()))
                        .toList(),
                PasskeyChallenges.LIFE.toMillis(),
                passkeys.of(account).stream().map(ManagingPasskeys::descriptor).toList(),
                new AuthenticatorSelection("required", true, "required"),
                "none");
    }

    @Transactional
    public RegisteredPasskey register(RegisterPasskey command) {
        var now = clock.instant();
        var account = command.account();
        var registered = verification.registration(command.response()).orElseThrow(PasskeyInvalid::new);
        accounts.lock(account);
        var challenge =
                Objects.requireNonNull(registered.getCollectedClientData()).getChallenge();
        if (!challenges.redeem(purpose(account), challenge.getValue())) {
            throw new PasskeyInvalid();
        }
        var known = passkeys.of(account);
        if (known.size() >= MOST) {
            throw new TooManyPasskeys();
        }
        var passkey = new Passkey(account, command.name(), registered, verification.credentialData(registered), now);
        if (passkeys.existsById(passkey.credentialId())) {
            throw new PasskeyExists();
        }
        var codes = factors.exist(account) ? List.<String>of() : recovery.replace(account, now);
        var view = passkeys.saveAndFlush(passkey).view();
        outbox.append(FactorMessages.of(new PasskeyRegistered(account, now)));
        audit.enrolled(account, FactorKind.PASSKEY, now);
        alarms.factorsChanged(account, now);
        return new RegisteredPasskey(view, codes);
    }

    @Transactional
    public void remove(AccountId account, String id) {
        var now = clock.instant();
        accounts.lock(account);
        passkeys.delete(find(account, id));
        passkeys.flush();
        factors.forgetRecoveryAfterTheLast(account);
        outbox.append(FactorMessages.of(new PasskeyRemoved(account, now)));
        audit.removed(account, FactorKind.PASSKEY, now);
        alarms.factorsChanged(account, now);
    }

    private Passkey find(AccountId account, String id) {
        return passkeys.of(account).stream()
                .filter(it -> it.view().id().equals(id))
                .findFirst()
                .orElseThrow(PasskeyNotFound::new);
    }

    private static PasskeyDescriptor descriptor(Passkey passkey) {
        return new PasskeyDescriptor(PUBLIC_KEY, BASE64.encodeToString(passkey.credentialId()), passkey.transports());
    }

    private static String purpose(AccountId account) {
        return "registration:" + account;
    }

    /** What an authenticator knows a person by: no address and no name. */
    static byte[] handle(AccountId account) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .array();
    }
}
