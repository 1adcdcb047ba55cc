package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.Allowance;
import io.trialsuite.auth.accounts.AttemptThrottle;
import io.trialsuite.auth.accounts.ClientNetwork;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guesses at a person's factors. They are counted by the network they come from, so that nobody elsewhere keeps the owner out,
 * and leniently all together; each is counted before it is judged.
 */
@Component
class FactorAttempts {

    private static final Allowance PER_NETWORK =
            new Allowance(5, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(5));
    private static final Allowance PER_ACCOUNT = Allowance.steady(50, Duration.ofMinutes(2));

    private final AttemptThrottle throttle;
    private final TransactionTemplate transaction;

    FactorAttempts(AttemptThrottle throttle, TransactionTemplate transaction) {
        this.throttle = throttle;
        this.transaction = transaction;
    }

    /** Refuses with {@code too-many-attempts}. */
    void charge(AccountId account, ClientNetwork network) {
        transaction.executeWithoutResult(status -> {
            charge(here(account, network), PER_NETWORK);
            charge(anywhere(account), PER_ACCOUNT);
        });
    }

    /** The attempt was good: counting starts anew for that network. */
    void forget(AccountId account, ClientNetwork network) {
        throttle.forget(here(account, network));
    }

    private void charge(String key, Allowance allowance) {
        var charge = throttle.charge(key, allowance);
        if (charge.isRefused()) {
            throw new TooManyCodes(charge.pause());
        }
    }

    private static String here(AccountId account, ClientNetwork network) {
        return anywhere(account) + " from " + network.value();
    }

    private static String anywhere(AccountId account) {
        return "second-factor:" + account;
    }
}
