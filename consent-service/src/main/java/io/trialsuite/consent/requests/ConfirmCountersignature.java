package io.trialsuite.consent.requests;

import io.trialsuite.consent.staff.Investigator;
import java.util.Map;
import java.util.UUID;

/**
 * Whoever obtained the consent signs what they were shown.
 *
 * @param documentHash as it was shown
 * @param printedName as it was announced
 * @param signature drawn or typed
 */
public record ConfirmCountersignature(
        Investigator by,
        RequestId request,
        UUID intent,
        String documentHash,
        String printedName,
        Map<String, Object> signature) {

    @Override
    public String toString() {
        return "ConfirmCountersignature[" + intent + "]";
    }
}
