package io.trialsuite.auth.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import io.trialsuite.auth.accounts.AccountEvent.LoginFailed;
import io.trialsuite.auth.accounts.AccountEvent.Reason;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether a password is right. Each attempt is charged before it is judged, so that parallel guesses cannot outrun the
 * limit; an unknown address is charged, hashed and recorded exactly like a known one. An attempt during a wait leaves no trace,
 * since anybody can make any number of them.
 */
@Service
public class CheckingPasswords {

    private final Credentials credentials;
    private final LoginThrottle throttle;
    private final PasswordEncoder encoder;
    private final RecordingLogins logins;
    private final Outbox outbox;
    private final AccountAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String nobodysHash;

    private record Attempt(Optional<Credential> credential, Charge charge) {

        @Nullable
        AccountId account() {
            return credential.map(Credential::account).orElse(null);
        }
    }

    CheckingPasswords(
            Credentials credentials,
            LoginThrottle throttle,
            PasswordEncoder encoder,
            RecordingLogins logins,
            Outbox outbox,
            AccountAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.credentials = credentials;
        this.throttle = throttle;
        this.encoder = encoder;
        this.logins = logins;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.nobodysHash = PasswordHashing.encode(encoder, Password.of("nobody has this password"));
    }

    /** Answers whose password it is; refuses with {@code credentials-rejected} or {@code too-many-attempts}. */
    public AccountId check(CheckPassword command) {
        return check(command, account -> account);
    }

    /**
     * Goes on with whose password it is, in the transaction that records it.
     *
     * @param then must not refuse: the login would leave no trace
     */
    public <T> T check(CheckPassword command, Function<AccountId, T> then) {
        var attempt = transaction.execute(status -> begin(command, status));
        if (attempt.charge().isRefused()) {
            throw new TooManyLogins(attempt.charge().pause());
        }
        try {
            return judge(command, attempt, then);
        } catch (HashingBusy unjudged) {
            transaction.executeWithoutResult(status -> throttle.takeBack(command));
            throw unjudged;
        }
    }

    private Attempt begin(CheckPassword command, TransactionStatus status) {
        var charge = throttle.charge(command);
        if (charge.isRefused()) {
            status.setRollbackOnly();
        }
        return new Attempt(credentials.findPasswordByEmail(command.email().value()), charge);
    }

    private <T> T judge(CheckPassword command, Attempt attempt, Function<AccountId, T> then) {
        var hash = attempt.credential().map(Credential::secret).orElse(nobodysHash);
        var matches = encoder.matches(command.password().text(), hash);
        if (!matches || attempt.credential().isEmpty()) {
            transaction.executeWithoutResult(status -> fail(attempt));
            throw new CredentialsRejected();
        }
        var better = encoder.upgradeEncoding(hash) ? PasswordHashing.encode(encoder, command.password()) : null;
        return transaction.execute(
                status -> then.apply(succeed(command, attempt.credential().get(), better)));
    }

    private void fail(Attempt attempt) {
        var reason = attempt.charge().locks() ? Reason.TOO_MANY_ATTEMPTS : Reason.CREDENTIALS_REJECTED;
        var failed = new LoginFailed(UuidCreator.getTimeOrderedEpoch(), attempt.account(), reason, clock.instant());
        outbox.append(AccountMessages.of(failed));
        audit.system(
                "login",
                "auth.login.failed",
                failed.account() == null
                        ? "unknown:" + failed.attempt()
                        : failed.account().toString(),
                Map.of("reasonCode", reason.code()),
                failed.at());
    }

    private AccountId succeed(CheckPassword command, Credential credential, @Nullable String betterHash) {
        throttle.forget(command);
        if (betterHash != null) {
            credential.rehash(betterHash, clock.instant());
            credentials.save(credential);
            audit.system(
                    "login", "auth.credential.rehashed", credential.account().toString(), Map.of(), clock.instant());
        }
        logins.succeeded(credential.account(), List.of("pwd"), clock.instant());
        return credential.account();
    }
}
