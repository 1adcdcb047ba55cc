package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a person has besides the password, of whatever kind. Recovery codes stand in for it, and are none themselves. */
@Component
class OwnFactors {

    private final TotpFactors apps;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;

    OwnFactors(TotpFactors apps, Passkeys passkeys, RecoveryCodes recovery) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.recovery = recovery;
    }

    boolean exist(AccountId account) {
        return hasApp(account) || passkeys.existsFor(account);
    }

    /** What the person can continue with after a password; nothing for whom the password is enough. */
    List<FactorKind> kinds(AccountId account) {
        var kinds = new ArrayList<FactorKind>();
        if (hasApp(account)) {
            kinds.add(FactorKind.TOTP);
        }
        if (passkeys.existsFor(account)) {
            kinds.add(FactorKind.PASSKEY);
        }
        if (!kinds.isEmpty() && recovery.left(account) > 0) {
            kinds.add(FactorKind.RECOVERY_CODE);
        }
        return kinds;
    }

    private boolean hasApp(AccountId account) {
        return apps.findById(account).filter(TotpFactor::isConfirmed).isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetRecoveryAfterTheLast(AccountId account) {
        if (!exist(account)) {
            recovery.forget(account);
        }
    }
}
