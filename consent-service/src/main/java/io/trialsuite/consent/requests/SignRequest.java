package io.trialsuite.consent.requests;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The participant signs what they were shown.
 *
 * @param documentHash of the document the participant saw
 * @param answers those given together with the signature; others were given before
 */
public record SignRequest(
        RequestRef reference,
        @Nullable String session,
        String documentHash,
        SignatureMeaning meaning,
        Map<String, Object> answers,
        Map<String, Object> signature) {

    @Override
    public String toString() {
        return "SignRequest[" + reference + "]";
    }
}
