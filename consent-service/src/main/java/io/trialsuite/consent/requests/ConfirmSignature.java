package io.trialsuite.consent.requests;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visitor signs what they were shown.
 *
 * @param documentHash as it was shown
 * @param code the one that was mailed for this signature; none on a device of the site
 * @param signature drawn or typed
 */
public record ConfirmSignature(
        Visitor visitor,
        @Nullable String session,
        UUID intent,
        String documentHash,
        @Nullable String code,
        Map<String, Object> signature) {

    String requireCode() {
        if (code == null) {
            throw new CodeRequired();
        }
        return code;
    }

    @Override
    public String toString() {
        return "ConfirmSignature[" + intent + "]";
    }
}
