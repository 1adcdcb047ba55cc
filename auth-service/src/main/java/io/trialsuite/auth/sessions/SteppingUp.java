package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.factors.CheckingCodes;
import io.trialsuite.auth.factors.CheckingPasskeys;
import io.trialsuite.auth.factors.PresentedPasskey;
import io.trialsuite.auth.factors.ProvedCode;
import io.trialsuite.auth.memberships.MembershipDirectory;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the proof fresh for what needs one, such as a signature (RFC 9470). All factors are proved, so that {@code auth_time}
 * is true of each; a new session takes the old one's place (ASVS 5.0, 7.2.4).
 */
@Service
public class SteppingUp {

    private final CheckingPasswords passwords;
    private final CheckingCodes codes;
    private final CheckingPasskeys passkeys;
    private final AccountDirectory accounts;
    private final MembershipDirectory memberships;
    private final Sessions sessions;
    private final OpeningSessions opening;
    private final EndingSessions ending;
    private final SessionProperties limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SteppingUp(
            CheckingPasswords passwords,
            CheckingCodes codes,
            CheckingPasskeys passkeys,
            AccountDirectory accounts,
            MembershipDirectory memberships,
            Sessions sessions,
            OpeningSessions opening,
            EndingSessions ending,
            SessionProperties limits,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.codes = codes;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.memberships = memberships;
        this.sessions = sessions;
        this.opening = opening;
        this.ending = ending;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    public TokenView stepUp(StepUp command) {
        var account = command.visitor().account();
        var email = EmailAddress.of(accounts.require(account).email());
        var confirmed = passwords.check(new CheckPassword(email, command.password(), command.network()));
        if (!confirmed.equals(account)) {
            throw new IllegalStateException("The address belongs to another account than the session");
        }
        var factors = codes.isNeeded(account) ? proveCode(command) : Factors.PASSWORD;
        return transaction.execute(status -> renew(command.visitor(), factors));
    }

    public TokenView stepUp(Visitor visitor, PresentedPasskey presented) {
        passkeys.check(visitor.account(), presented);
        return transaction.execute(status -> renew(visitor, Factors.PASSKEY));
    }

    private Factors proveCode(StepUp command) {
        if (command.code() == null) {
            throw new SecondFactorRequired();
        }
        codes.check(new ProvedCode(command.visitor().account(), command.code(), command.network()));
        return Factors.PASSWORD_AND_CODE;
    }

    private TokenView renew(Visitor visitor, Factors factors) {
        var now = clock.instant();
        accounts.lockActive(visitor.account());
        var old = sessions.require(visitor.session());
        if (old.client().isPresent()) {
            throw new KeptByClient();
        }
        old.use(now, limits.idle());
        var next = Session.open(new Proof(old.account(), now, factors), now, limits);
        var membership = visitor.organization()
                .flatMap(it -> memberships.find(old.account(), it))
                .filter(next::satisfies);
        membership.ifPresent(it -> next.enter(it.organization()));
        ending.end(old, "stepped-up", now);
        return opening.begin(next, membership, now);
    }
}
