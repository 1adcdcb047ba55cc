package io.trialsuite.auth.accounts;

import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
    private final AccountLetters letters;
    private final AccountAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisteringAccounts(
            Accounts accounts,
            Credentials credentials,
            PasswordPolicy policy,
            PasswordEncoder encoder,
            Outbox outbox,
            AccountLetters letters,
            AccountAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.policy = policy;
        this.encoder = encoder;
        this.outbox = outbox;
        this.letters = letters;
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

    /** Somebody who was invited by mail, which proves the address; refuses nothing, since the link was checked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AccountId registerInvited(EmailAddress email, DisplayName displayName, PasswordHash hash, Instant at) {
        var account = accounts.saveAndFlush(new Account(AccountId.next(), email, displayName, at));
        credentials.save(Credential.password(account.id(), hash.value(), at));
        outbox.append(AccountMessages.of(account.registered()));
        account.proveAddress(at).ifPresent(proved -> outbox.append(AccountMessages.of(proved)));
        audit.self(account.id(), "auth.account.registered", Map.of("by", "invitation"), at);
        return account.id();
    }

    /** By a client that knows the person, who chooses a password with the link that goes out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public AccountId registerWithoutPassword(EmailAddress email, DisplayName displayName, String client, Instant at) {
        if (accounts.findByEmail(email.value()).isPresent()) {
            throw new AddressTaken();
        }
        var account = accounts.saveAndFlush(new Account(AccountId.next(), email, displayName, at));
        outbox.append(AccountMessages.of(account.registered()));
        letters.sendLink(account, LinkPurpose.RESET_PASSWORD, LetterLanguage.EN, at);
        audit.system(client, "auth.account.registered", account.id().toString(), Map.of(), at);
        return account.id();
    }

    private void record(RegisterAccount command, String hash) {
        var now = clock.instant();
        var charge = letters.charge(command.email());
        var known = accounts.findByEmail(command.email().value());
        if (known.isPresent()) {
            repeated(known.get(), command, charge.isRefused(), now);
            return;
        }
        var account = accounts.saveAndFlush(new Account(AccountId.next(), command.email(), command.displayName(), now));
        credentials.save(Credential.password(account.id(), hash, now));
        outbox.append(AccountMessages.of(account.registered()));
        letters.sendLink(account, LinkPurpose.VERIFY_ADDRESS, command.language(), now);
        audit.system("registration", "auth.account.registered", account.id().toString(), Map.of(), now);
    }

    /** The owner hears of it, but not as often as somebody likes to repeat it. */
    private void repeated(Account account, RegisterAccount command, boolean toldEnough, Instant now) {
        if (!toldEnough) {
            letters.sayRegistrationRepeated(account, command.language(), now);
        }
        audit.system(
                "registration",
                "auth.account.registration-repeated",
                account.id().toString(),
                Map.of(),
                now);
    }
}
