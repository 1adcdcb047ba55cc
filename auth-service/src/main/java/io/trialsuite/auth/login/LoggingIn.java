package io.trialsuite.auth.login;

import io.trialsuite.auth.accounts.CheckPassword;
import io.trialsuite.auth.accounts.CheckingPasswords;
import io.trialsuite.auth.factors.CheckingPasskeys;
import io.trialsuite.auth.factors.PresentedPasskey;
import io.trialsuite.auth.login.LoginStep.LoggedIn;
import io.trialsuite.auth.login.LoginStep.SecondFactorAsked;
import io.trialsuite.auth.sessions.Factors;
import io.trialsuite.auth.sessions.Proof;
import io.trialsuite.auth.sessions.ProveSecondFactor;
import io.trialsuite.auth.sessions.ProvingSecondFactors;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads a person from a proof back to the client that sent them. */
@Service
public class LoggingIn {

    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(1);

    private final CheckingPasswords passwords;
    private final CheckingPasskeys passkeys;
    private final ProvingSecondFactors secondFactors;
    private final AuthorizationCodes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LoggingIn(
            CheckingPasswords passwords,
            CheckingPasskeys passkeys,
            ProvingSecondFactors secondFactors,
            AuthorizationCodes codes,
            TransactionTemplate transaction,
            Clock clock) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.secondFactors = secondFactors;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    public LoginStep logIn(AuthorizationRequest request, CheckPassword attempt) {
        return passwords.check(attempt, account -> {
            var now = clock.instant();
            return secondFactors
                    .demand(account, now)
                    .<LoginStep>map(open -> new SecondFactorAsked(open.pendingAuthentication()))
                    .orElseGet(() -> done(request, new Proof(account, now, Factors.PASSWORD), now));
        });
    }

    /** Two factors at once. */
    public LoginStep logIn(AuthorizationRequest request, PresentedPasskey presented) {
        var account = passkeys.check(presented);
        return transaction.execute(status -> {
            var now = clock.instant();
            return done(request, new Proof(account, now, Factors.PASSKEY), now);
        });
    }

    public LoginStep prove(AuthorizationRequest request, ProveSecondFactor attempt) {
        var proof = secondFactors.prove(attempt);
        return transaction.execute(status -> done(request, proof, clock.instant()));
    }

    private LoginStep done(AuthorizationRequest request, Proof proof, Instant now) {
        var code = OpaqueToken.next();
        codes.save(new AuthorizationCode(code, request, proof, now));
        return new LoggedIn(code);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetExpiredCodes() {
        codes.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }
}
