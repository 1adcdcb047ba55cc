package io.trialsuite.auth.login;

import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads a person from a password back to the client that sent them. */
@Service
public class LoggingIn {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private final CheckingPasswords passwords;
    private final AuthorizationCodes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoggingIn(CheckingPasswords passwords, AuthorizationCodes codes, TransactionTemplate transaction, Clock clock) {
        this.passwords = passwords;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Hashing takes long, so the transaction begins after it. */
    public OpaqueToken logIn(AuthorizationRequest request, CheckPassword attempt) {
        var account = passwords.check(attempt);
        var code = OpaqueToken.next();
        transaction.executeWithoutResult(
                status -> codes.save(new AuthorizationCode(code, request, account, clock.instant())));
        return code;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetExpiredCodes() {
        codes.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }
}
