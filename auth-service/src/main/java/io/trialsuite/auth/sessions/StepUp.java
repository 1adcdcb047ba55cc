package io.trialsuite.auth.sessions;

import io.trialsuite.auth.accounts.ClientNetwork;
import io.trialsuite.auth.accounts.Password;
import org.jspecify.annotations.Nullable;

/**
 * The person proves once more who they are, in a session that is open.
 *
 * @param code of the app or for recovery; needed by those who have a second factor
 */
public record StepUp(
        Visitor visitor, Password password, @Nullable String code, ClientNetwork network) {

    @Override
    public String toString() {
        return "StepUp[hidden]";
    }
}
