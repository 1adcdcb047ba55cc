package io.trialsuite.auth.accounts;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers people. A registration of a known address changes nothing and looks the same from outside; hashing, which takes
 * nearly all of the time, happens in both cases and never while a database connection is held.
 */
@Service
public class RegisteringAccounts {

    private final Accounts accounts;
    private final Credentials credentials;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisteringAccounts(
            Accounts accounts,
            Credentials credentials,
            PasswordPolicy policy,
            PasswordEncoder encoder,
            Outbox outbox,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.policy = policy;
        this.encoder = encoder;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void register(RegisterAccount command) {
        policy.check(command.password(), command.email());
        var hash = PasswordHashing.encode(encoder, command.password());
        try {
            transaction.executeWithoutResult(status -> record(command, hash));
        } catch (DataIntegrityViolationException simultaneousRegistration) {
            transaction.executeWithoutResult(status -> record(command, hash));
        }
    }

    private void record(RegisterAccount command, String hash) {
        var known = accounts.findByEmail(command.email().value());
        if (known.isPresent()) {
            record(known.get().id(), "auth.account.registration-repeated");
            return;
        }
        var now = clock.instant();
        var account = accounts.saveAndFlush(new Account(AccountId.next(), command.email(), command.displayName(), now));
        credentials.save(Credential.password(account.id(), hash, now));
        outbox.append(AccountMessages.of(account.registered()));
        record(account.id(), "auth.account.registered");
    }

    private void record(AccountId account, String action) {
        audit.record(new AuditEntry(
                PlatformStream.ID,
                AuditActor.system("registration"),
                action,
                "account",
                account.toString(),
                clock.instant(),
                null,
                null,
                null));
    }
}
