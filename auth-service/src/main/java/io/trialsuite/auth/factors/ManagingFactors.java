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

    private final TotpFactors apps;
    private final ManagingPasskeys passkeys;
    private final OwnFactors factors;
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
            TotpFactors apps,
            ManagingPasskeys passkeys,
            OwnFactors factors,
            RecoveryCodes recovery,
            TotpSecrets secrets,
            CheckingCodes checking,
            AccountDirectory accounts,
            AccountAlarms alarms,
            Outbox outbox,
            FactorAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.apps = apps;
        this.passkeys = passkeys;
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
        var since = apps.findById(account).map(TotpFactor::confirmedAt).orElse(null);
        return new FactorsView(since, passkeys.of(account), recovery.left(account));
    }

    /** Counts for nothing until it is confirmed, and can be begun again until then. */
    @Transactional
    public EnrolmentView begin(AccountId account) {
        accounts.lock(account);
        var now = clock.instant();
        var secret = TotpSecret.next();
        var encrypted = secrets.encrypted(account, secret);
        var known = apps.lock(account);
        known.ifPresent(factor -> factor.beginAgain(encrypted, now));
        apps.saveAndFlush(known.orElseGet(() -> new TotpFactor(account, encrypted, now)));
        return new EnrolmentView(
                secret.base32(), uri(secret, accounts.require(account).email()));
    }

    /** The app shows the right code, so it has the secret. */
    @Transactional
    public RecoveryCodesView confirm(AccountId account, String code) {
        var now = clock.instant();
        var factor = apps.lock(account).orElseThrow(FactorMissing::new);
        factor.confirm(now);
        if (!factor.accept(secrets.of(factor), code, now)) {
            throw new CodeRejected();
        }
        apps.saveAndFlush(factor);
        outbox.append(FactorMessages.of(new FactorEnrolled(account, now)));
        audit.enrolled(account, FactorKind.TOTP, now);
        alarms.factorsChanged(account, now);
        return new RecoveryCodesView(recovery.replace(account, now));
    }

    public void remove(ProvedCode proved) {
        if (apps.findById(proved.account()).filter(TotpFactor::isConfirmed).isEmpty()) {
            throw new FactorMissing();
        }
        checking.check(proved);
        transaction.executeWithoutResult(status -> {
            var now = clock.instant();
            accounts.lock(proved.account());
            apps.lock(proved.account()).ifPresent(apps::delete);
            apps.flush();
            factors.forgetRecoveryAfterTheLast(proved.account());
            outbox.append(FactorMessages.of(new FactorRemoved(proved.account(), now)));
            audit.removed(proved.account(), FactorKind.TOTP, now);
            alarms.factorsChanged(proved.account(), now);
        });
    }

    public RecoveryCodesView replaceRecoveryCodes(ProvedCode proved) {
        if (!factors.exist(proved.account())) {
            throw new FactorMissing();
        }
        checking.check(proved);
        return transaction.execute(status -> {
            var now = clock.instant();
            audit.codesReplaced(proved.account(), now);
            alarms.factorsChanged(proved.account(), now);
            return new RecoveryCodesView(recovery.replace(proved.account(), now));
        });
    }

    private static String uri(TotpSecret secret, String email) {
        var label =
                URLEncoder.encode("Trialsuite:" + email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + secret.base32() + "&issuer=Trialsuite";
    }
}
