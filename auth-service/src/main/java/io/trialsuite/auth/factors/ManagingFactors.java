package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountAlarms;
import io.trialsuite.auth.accounts.AccountDirectory;
import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.factors.FactorEvent.FactorEnrolled;
import io.trialsuite.auth.factors.FactorEvent.FactorRemoved;
import io.trialsuite.outbox.Outbox;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's own second factors. Whatever weakens them takes a code of theirs, and their owner is told by mail. */
@Service
public class ManagingFactors {

    private final TotpFactors factors;
    private final RecoveryCodes recovery;
    private final TotpSecrets secrets;
    private final CheckingCodes checking;
    private final AccountDirectory accounts;
    private final AccountAlarms alarms;
    private final Outbox outbox;
    private final FactorAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ManagingFactors(
            TotpFactors factors,
            RecoveryCodes recovery,
            TotpSecrets secrets,
            CheckingCodes checking,
            AccountDirectory accounts,
            AccountAlarms alarms,
            Outbox outbox,
            FactorAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.factors = factors;
        this.recovery = recovery;
        this.secrets = secrets;
        this.checking = checking;
        this.accounts = accounts;
        this.alarms = alarms;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public FactorsView of(AccountId account) {
        var since = factors.findById(account).map(TotpFactor::confirmedAt).orElse(null);
        return new FactorsView(since, recovery.left(account));
    }

    /** Counts for nothing until it is confirmed, and can be begun again until then. */
    @Transactional
    public EnrolmentView begin(AccountId account) {
        accounts.lock(account);
        var now = clock.instant();
        var secret = TotpSecret.next();
        var encrypted = secrets.encrypted(account, secret);
        var known = factors.lock(account);
        known.ifPresent(factor -> factor.beginAgain(encrypted, now));
        factors.saveAndFlush(known.orElseGet(() -> new TotpFactor(account, encrypted, now)));
        return new EnrolmentView(
                secret.base32(), uri(secret, accounts.require(account).email()));
    }

    /** The app shows the right code, so it has the secret. */
    @Transactional
    public RecoveryCodesView confirm(AccountId account, String code) {
        var now = clock.instant();
        var factor = factors.lock(account).orElseThrow(FactorMissing::new);
        factor.confirm(now);
        if (!factor.accept(secrets.of(factor), code, now)) {
            throw new CodeRejected();
        }
        factors.saveAndFlush(factor);
        outbox.append(FactorMessages.of(new FactorEnrolled(account, now)));
        audit.enrolled(account, now);
        alarms.factorsChanged(account, now);
        return new RecoveryCodesView(recovery.replace(account, now));
    }

    public void remove(ProvedCode proved) {
        requireOne(proved.account());
        checking.check(proved);
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            factors.lock(proved.account()).ifPresent(factors::delete);
            recovery.forget(proved.account());
            outbox.append(FactorMessages.of(new FactorRemoved(proved.account(), now)));
            audit.removed(proved.account(), now);
            alarms.factorsChanged(proved.account(), now);
        });
    }

    public RecoveryCodesView replaceRecoveryCodes(ProvedCode proved) {
        requireOne(proved.account());
        checking.check(proved);
        return transaction.execute(status -> {
            var now = clock.instant();
            audit.codesReplaced(proved.account(), now);
            alarms.factorsChanged(proved.account(), now);
            return new RecoveryCodesView(recovery.replace(proved.account(), now));
        });
    }

    private void requireOne(AccountId account) {
        if (!checking.isNeeded(account)) {
            throw new FactorMissing();
        }
    }

    private static String uri(TotpSecret secret, String email) {
        var label =
                URLEncoder.encode("Trialsuite:" + email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + secret.base32() + "&issuer=Trialsuite";
    }
}
