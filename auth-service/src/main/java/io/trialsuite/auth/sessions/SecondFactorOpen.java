package io.trialsuite.auth.sessions;

import io.trialsuite.auth.tokens.OpaqueToken;
import java.util.List;

/**
 * The password was right, and is not enough.
 *
 * @param expiresIn seconds
 * @param methods what the person can continue with
 */
public record SecondFactorOpen(OpaqueToken pendingAuthentication, long expiresIn, List<String> methods)
        implements SignInOutcome {

    public SecondFactorOpen {
        methods = List.copyOf(methods);
    }
}
