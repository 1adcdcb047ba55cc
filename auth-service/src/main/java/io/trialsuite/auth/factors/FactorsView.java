package io.trialsuite.auth.factors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's second factors.
 *
 * @param totpSince when the app was confirmed; null without one
 */
public record FactorsView(@Nullable Instant totpSince, List<PasskeyView> passkeys, int recoveryCodesLeft) {

    public FactorsView {
        passkeys = List.copyOf(passkeys);
    }
}
