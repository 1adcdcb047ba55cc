package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.ClientNetwork;

/**
 * Somebody types a code of their app, or one for recovery.
 *
 * @param network where the attempt comes from, for the throttle
 */
public record ProvedCode(AccountId account, String code, ClientNetwork network) {

    @Override
    public String toString() {
        return "ProvedCode[" + account + ", hidden]";
    }
}
