package io.trialsuite.auth.factors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The passkey, and what to write down with the first factor of all.
 *
 * @param recoveryCodes shown once; empty where there were some before
 */
public record RegisteredPasskey(
        PasskeyView passkey,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> recoveryCodes) {

    public RegisteredPasskey {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    @Override
    public String toString() {
        return "RegisteredPasskey[" + passkey.id() + ", hidden]";
    }
}
