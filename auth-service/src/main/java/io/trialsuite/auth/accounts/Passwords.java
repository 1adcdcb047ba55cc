package io.trialsuite.auth.accounts;

import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes one password's place by another. What follows for the person's sessions is decided where those are. */
@Service
public class Passwords {

    private final Accounts accounts;
    private final Credentials credentials;
    private final MailedLinks links;
    private final VerifyingAddresses addresses;
    private final AccountLetters letters;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final AccountAudit audit;
    private final Clock clock;

    Passwords(
            Accounts accounts,
            Credentials credentials,
            MailedLinks links,
            VerifyingAddresses addresses,
            AccountLetters letters,
            PasswordPolicy policy,
            PasswordEncoder encoder,
            AccountAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.links = links;
        this.addresses = addresses;
        this.letters = letters;
        this.policy = policy;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks the same from outside whether or not the address is known. */
    @Transactional(noRollbackFor = TooManyMails.class)
    public void sendLink(RequestLink command) {
        var now = clock.instant();
        letters.askedFor(command.email()).ifPresent(account -> {
            letters.sendLink(account, LinkPurpose.RESET_PASSWORD, command.language(), now);
            audit.system("recovery", "auth.password.link-sent", account.id().toString(), Map.of(), now);
        });
    }

    /** Whose password the link replaces; it is judged once more when it is spent. */
    @Transactional(readOnly = true)
    public AccountView holder(OpaqueToken link) {
        var account = links.requireGood(link, LinkPurpose.RESET_PASSWORD, clock.instant())
                .account();
        return accounts.require(account).view();
    }

    /** Checks and hashes, which takes long; no transaction may be open. */
    public PasswordHash hash(Password password, EmailAddress holder) {
        policy.check(password, holder);
        return new PasswordHash(PasswordHashing.encode(encoder, password));
    }

    /** The link went by mail, so it proves the address as well. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reset(OpaqueToken token, PasswordHash hash, LetterLanguage language, Instant at) {
        var account = links.lockAccount(token, accounts);
        links.requireGood(token, LinkPurpose.RESET_PASSWORD, at).spend(at);
        addresses.prove(account, at);
        replace(account, hash, "auth.password.reset", language, at);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void change(AccountId id, PasswordHash hash, LetterLanguage language, Instant at) {
        replace(accounts.lock(id).orElseThrow(AccountNotFound::new), hash, "auth.password.changed", language, at);
    }

    private void replace(Account account, PasswordHash hash, String action, LetterLanguage language, Instant at) {
        credentials.findPassword(account.id()).ifPresent(older -> {
            older.revoke(at);
            credentials.saveAndFlush(older);
        });
        credentials.save(Credential.password(account.id(), hash.value(), at));
        letters.sayPasswordReplaced(account, language, at);
        audit.self(account.id(), action, Map.of(), at);
    }
}
