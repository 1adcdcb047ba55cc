package io.trialsuite.auth.accounts;

import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose an address is: proved by a link that went there, lost when mail no longer arrives. */
@Service
public class VerifyingAddresses {

    private final Accounts accounts;
    private final MailedLinks links;
    private final AccountLetters letters;
    private final Outbox outbox;
    private final AccountAudit audit;
    private final Clock clock;

    VerifyingAddresses(
            Accounts accounts,
            MailedLinks links,
            AccountLetters letters,
            Outbox outbox,
            AccountAudit audit,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks the same from outside whether the address is unknown, known, or proved already. */
    @Transactional(noRollbackFor = TooManyMails.class)
    public void sendLink(RequestLink command) {
        letters.askedFor(command.email())
                .filter(account -> !account.view().emailVerified())
                .ifPresent(account -> {
                    letters.sendLink(account, LinkPurpose.VERIFY_ADDRESS, command.language(), clock.instant());
                    audit.system(
                            "verification",
                            "auth.address.link-sent",
                            account.id().toString(),
                            Map.of(),
                            clock.instant());
                });
    }

    @Transactional
    public void verify(OpaqueToken token) {
        var now = clock.instant();
        var account = links.lockAccount(token, accounts);
        links.requireGood(token, LinkPurpose.VERIFY_ADDRESS, now).spend(now);
        prove(account, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void prove(AccountId id, Instant at) {
        prove(accounts.lock(id).orElseThrow(AccountNotFound::new), at);
    }

    /** A link that came back by mail, whatever it was sent for, shows who reads the address; the account is locked. */
    void prove(Account account, Instant at) {
        account.proveAddress(at).ifPresent(proved -> {
            outbox.append(AccountMessages.of(proved));
            audit.self(account.id(), "auth.address.verified", Map.of(), at);
        });
    }

    /** Mail that came back for good was addressed to somebody who is not there, or no longer. */
    @Transactional
    public void bounced(AccountId id, Instant at) {
        accounts.lock(id)
                .ifPresent(account -> account.loseAddress(at).ifPresent(lost -> {
                    outbox.append(AccountMessages.of(lost));
                    audit.system(
                            "mailing-service",
                            "auth.address.lost",
                            id.toString(),
                            Map.of("reasonCode", "mail-bounced"),
                            at);
                }));
    }
}
