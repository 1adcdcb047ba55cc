package io.trialsuite.auth.sessions;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountStandings;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Password;
import io.trialsuite.auth.memberships.ChangingMemberships;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever may no longer log in is out at once, in every session (ASVS 5.0, 7.4.2). */
@Service
public class DecidingAboutAccounts {

    private final AccountStandings standings;
    private final AccountDirectory accounts;
    private final ChangingMemberships memberships;
    private final CheckingPasswords passwords;
    private final Sessions sessions;
    private final EndingSessions ending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DecidingAboutAccounts(
            AccountStandings standings,
            AccountDirectory accounts,
            ChangingMemberships memberships,
            CheckingPasswords passwords,
            Sessions sessions,
            EndingSessions ending,
            TransactionTemplate transaction,
            Clock clock) {
        this.standings = standings;
        this.accounts = accounts;
        this.memberships = memberships;
        this.passwords = passwords;
        this.sessions = sessions;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional
    public void suspend(DecideAboutAccount command) {
        var now = clock.instant();
        standings.suspend(command.account(), command.by(), command.reason(), now);
        ending.all(command.account(), command.by(), "account-suspended", now);
    }

    @Transactional
    public void reactivate(DecideAboutAccount command) {
        standings.reactivate(command.account(), command.by(), command.reason(), clock.instant());
    }

    @Transactional
    public void deactivate(DecideAboutAccount command) {
        var now = clock.instant();
        memberships.deactivateAll(command.account(), command.by(), now);
        standings.deactivate(command.account(), command.by(), command.reason(), now);
        ending.all(command.account(), command.by(), "account-deactivated", now);
    }

    /** The person leaves, and proves to be the one who does. */
    public void leave(Visitor visitor, Password password, ClientNetwork network) {
        var email = EmailAddress.of(accounts.require(visitor.account()).email());
        if (!passwords.check(new CheckPassword(email, password, network)).equals(visitor.account())) {
            throw new IllegalStateException("The address belongs to another account than the session");
        }
        var self = AuditActor.account(visitor.account(), "SELF");
        transaction.executeWithoutResult(status -> deactivate(new DecideAboutAccount(visitor.account(), self, "left")));
    }

    @Transactional
    public void revokeSessions(DecideAboutAccount command) {
        ending.all(command.account(), command.by(), command.reason(), clock.instant());
    }

    @Transactional
    public void revokeSession(SessionId id, AuditActor by, String reason) {
        ending.end(sessions.lock(id).orElseThrow(SessionNotFound::new), by, reason, clock.instant());
    }
}
