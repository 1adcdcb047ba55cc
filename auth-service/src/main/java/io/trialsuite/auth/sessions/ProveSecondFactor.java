package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.tokens.OpaqueToken;

/**
 * After the password, a code of the app or one for recovery.
 *
 * @param network where the attempt comes from, for the throttle
 */
public record ProveSecondFactor(OpaqueToken pendingAuthentication, String code, ClientNetwork network) {

    @Override
    public String toString() {
        return "ProveSecondFactor[hidden]";
    }
}
