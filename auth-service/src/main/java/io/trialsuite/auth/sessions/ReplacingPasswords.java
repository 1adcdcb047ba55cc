package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.accounts.EmailAddress;
import io.trialsuite.auth.accounts.Passwords;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A new password ends every session that the old one has opened. Hashing takes long, so the transaction begins after it. */
@Service
public class ReplacingPasswords {

    private final Passwords passwords;
    private final CheckingPasswords checking;
    private final AccountDirectory accounts;
    private final EndingSessions ending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReplacingPasswords(
            Passwords passwords,
            CheckingPasswords checking,
            AccountDirectory accounts,
            EndingSessions ending,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.checking = checking;
        this.accounts = accounts;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void reset(ResetPassword command) {
        var holder = passwords.holder(command.link());
        var hash = passwords.hash(command.password(), EmailAddress.of(holder.email()));
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            passwords.reset(command.link(), hash, command.language(), now);
            ending.all(holder.id(), "password-reset", now);
        });
    }

    /** The session it is changed in goes on; the others may be somebody else's. */
    public void change(ChangePassword command) {
        var visitor = command.visitor();
        var holder = accounts.require(visitor.account());
        confirm(command, EmailAddress.of(holder.email()));
        var hash = passwords.hash(command.password(), EmailAddress.of(holder.email()));
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            passwords.change(holder.id(), hash, command.language(), now);
            ending.allBut(visitor.session(), holder.id(), "password-changed", now);
        });
    }

    private void confirm(ChangePassword command, EmailAddress email) {
        var confirmed = checking.check(new CheckPassword(email, command.current(), command.network()));
        if (!confirmed.equals(command.visitor().account())) {
            throw new IllegalStateException("The address belongs to another account than the session");
        }
    }
}
