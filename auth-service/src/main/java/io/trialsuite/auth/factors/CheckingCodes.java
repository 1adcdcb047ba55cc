package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides whether a code is right. */
@Service
public class CheckingCodes {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");

    private final TotpFactors apps;
    private final OwnFactors factors;
    private final RecoveryCodes recovery;
    private final TotpSecrets secrets;
    private final FactorAttempts attempts;
    private final Outbox outbox;
    private final FactorAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckingCodes(
            TotpFactors apps,
            OwnFactors factors,
            RecoveryCodes recovery,
            TotpSecrets secrets,
            FactorAttempts attempts,
            Outbox outbox,
            FactorAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.apps = apps;
        this.factors = factors;
        this.recovery = recovery;
        this.secrets = secrets;
        this.attempts = attempts;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether a password alone is not enough for this person. */
    @Transactional(readOnly = true)
    public boolean isNeeded(AccountId account) {
        return factors.exist(account);
    }

    /** How the person can continue after a password; empty for whom it is enough. */
    @Transactional(readOnly = true)
    public List<String> methods(AccountId account) {
        return factors.kinds(account).stream().map(FactorKind::method).toList();
    }

    /** Refuses with {@code code-rejected} or {@code too-many-attempts}; a right code is spent, whatever comes after. */
    public void check(ProvedCode proved) {
        attempts.charge(proved.account(), proved.network());
        if (!transaction.execute(status -> isRight(proved, clock.instant()))) {
            throw new CodeRejected();
        }
    }

    private boolean isRight(ProvedCode proved, Instant now) {
        var account = proved.account();
        var kind = DIGITS.matcher(proved.code()).matches() ? FactorKind.TOTP : FactorKind.RECOVERY_CODE;
        var right = kind == FactorKind.TOTP
                ? isOfApp(account, proved.code(), now)
                : recovery.spend(account, proved.code(), now);
        if (right) {
            attempts.forget(account, proved.network());
            audit.proved(account, kind, now);
        } else {
            outbox.append(FactorMessages.of(new FactorEvent.FactorFailed(account, now)));
            audit.failed(account, kind, now);
        }
        return right;
    }

    private boolean isOfApp(AccountId account, String code, Instant now) {
        return apps.lock(account)
                .filter(TotpFactor::isConfirmed)
                .filter(app -> app.accept(secrets.of(app), code, now))
                .isPresent();
    }
}
