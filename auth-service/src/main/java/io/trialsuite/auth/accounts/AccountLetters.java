package io.trialsuite.auth.accounts;

import io.trialsuite.auth.correspondence.Addressee;
import io.trialsuite.auth.correspondence.LetterLanguage;
import io.trialsuite.auth.correspondence.Letters;
import io.trialsuite.auth.tokens.OpaqueToken;
import io.trialsuite.outbox.Outbox;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Mail to the owner of an account, asked for in the transaction that it is about. */
@Component
class AccountLetters {

    private final Accounts accounts;
    private final Letters letters;
    private final MailedLinks links;
    private final LinkProperties properties;
    private final AttemptThrottle throttle;
    private final Outbox outbox;

    AccountLetters(
            Accounts accounts,
            Letters letters,
            MailedLinks links,
            LinkProperties properties,
            AttemptThrottle throttle,
            Outbox outbox) {
        this.accounts = accounts;
        this.letters = letters;
        this.links = links;
        this.properties = properties;
        this.throttle = throttle;
        this.outbox = outbox;
    }

    /** Anybody can ask for mail to any address, so each one counts, whether or not there is an account. */
    Charge charge(EmailAddress address) {
        return throttle.charge("mail:" + address.value(), properties.perAddress());
    }

    /** The account that somebody asks mail for, locked; empty for an address that nobody has, which counts as well. */
    Optional<Account> askedFor(EmailAddress address) {
        var charge = charge(address);
        if (charge.isRefused()) {
            throw new TooManyMails(charge.pause());
        }
        return accounts.findByEmail(address.value())
                .flatMap(account -> accounts.lock(account.id()))
                .filter(Account::isActive);
    }

    /** A new link replaces the one before; the account's row is locked by the caller. */
    void sendLink(Account account, LinkPurpose purpose, LetterLanguage language, Instant at) {
        links.findOpen(account.id(), purpose).ifPresent(older -> {
            older.spend(at);
            links.saveAndFlush(older);
        });
        var token = OpaqueToken.next();
        var life = properties.life(purpose);
        links.saveAndFlush(new MailedLink(token, account.id(), purpose, at, life));
        var to = addressee(account, language);
        outbox.append(
                switch (purpose) {
                    case VERIFY_ADDRESS -> letters.verification(to, token, life, at);
                    case RESET_PASSWORD -> letters.passwordReset(to, token, life, at);
                });
    }

    void sayRegistrationRepeated(Account account, LetterLanguage language, Instant at) {
        outbox.append(letters.registrationRepeated(addressee(account, language), at));
    }

    void sayPasswordReplaced(Account account, LetterLanguage language, Instant at) {
        outbox.append(letters.passwordReplaced(addressee(account, language), at));
    }

    void sayLoginCopied(Account account, Instant at) {
        outbox.append(letters.sessionAlarm(addressee(account, LetterLanguage.EN), at));
    }

    void sayFactorsChanged(Account account, Instant at) {
        outbox.append(letters.factorsChanged(addressee(account, LetterLanguage.EN), at));
    }

    private static Addressee addressee(Account account, LetterLanguage language) {
        return new Addressee(
                account.email(),
                language,
                PlatformStream.ID,
                "account",
                account.id().value());
    }
}
