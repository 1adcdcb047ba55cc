package io.trialsuite.auth.factors;

import io.trialsuite.auth.accounts.ClientNetwork;

/**
 * Somebody's authenticator has signed a challenge.
 *
 * @param response what the browser answers, in JSON (WebAuthn Level 3, section 5.1, toJSON)
 * @param network where the attempt comes from, for the throttle
 */
public record PresentedPasskey(String response, ClientNetwork network) {

    @Override
    public String toString() {
        return "PresentedPasskey[hidden]";
    }
}
