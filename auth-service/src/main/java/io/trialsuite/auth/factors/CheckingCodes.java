package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.Allowance;
import io.trialsuite.auth.accounts.AttemptThrottle;
import io.trialsuite.auth.accounts.Charge;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides whether a code is right. Guesses are counted by the network they come from, so that nobody elsewhere keeps the owner
 * out, and leniently all together; each is counted before it is judged.
 */
@Service
public class CheckingCodes {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");
    private static final Allowance PER_NETWORK =
            new Allowance(5, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(5));
    private static final Allowance PER_ACCOUNT = Allowance.steady(50, Duration.ofMinutes(2));

    private final TotpFactors factors;
    private final RecoveryCodes recovery;
    private final TotpSecrets secrets;
    private final AttemptThrottle throttle;
    private final Outbox outbox;
    private final FactorAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckingCodes(
            TotpFactors factors,
            RecoveryCodes recovery,
            TotpSecrets secrets,
            AttemptThrottle throttle,
            Outbox outbox,
            FactorAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.factors = factors;
        this.recovery = recovery;
        this.secrets = secrets;
        this.throttle = throttle;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether a password alone is not enough for this person. */
    @Transactional(readOnly = true)
    public boolean isNeeded(AccountId account) {
        return factors.findById(account).filter(TotpFactor::isConfirmed).isPresent();
    }

    /** Refuses with {@code code-rejected} or {@code too-many-attempts}; a right code is spent, whatever comes after. */
    public void check(ProvedCode proved) {
        var charge = transaction.execute(status -> charge(proved));
        if (charge.isRefused()) {
            throw new TooManyCodes(charge.pause());
        }
        if (!transaction.execute(status -> isRight(proved, clock.instant()))) {
            throw new CodeRejected();
        }
    }

    private Charge charge(ProvedCode proved) {
        var here = throttle.charge(key(proved) + " from " + proved.network().value(), PER_NETWORK);
        if (here.isRefused()) {
            return here;
        }
        var anywhere = throttle.charge(key(proved), PER_ACCOUNT);
        return anywhere.isRefused() ? anywhere : here;
    }

    private boolean isRight(ProvedCode proved, Instant now) {
        var factor = factors.lock(proved.account()).filter(TotpFactor::isConfirmed);
        var right = factor.isPresent()
                && (DIGITS.matcher(proved.code()).matches()
                        ? factor.get().accept(secrets.of(factor.get()), proved.code(), now)
                        : recovery.spend(proved.account(), proved.code(), now));
        if (right) {
            throttle.forget(key(proved) + " from " + proved.network().value());
            audit.proved(proved.account(), DIGITS.matcher(proved.code()).matches(), now);
        } else {
            outbox.append(FactorMessages.of(new FactorEvent.FactorFailed(proved.account(), now)));
            audit.failed(proved.account(), now);
        }
        return right;
    }

    private static String key(ProvedCode proved) {
        return "second-factor:" + proved.account();
    }
}
