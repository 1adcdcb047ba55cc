package io.trialsuite.consent.requests;

import io.trialsuite.consent.staff.Investigator;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody of the site signs that the scan is a true copy and the transcript what stands on it.
 *
 * @param documentHash as it was shown
 * @param printedName under which they sign
 * @param signature drawn or typed
 */
public record AttestPaper(
        Investigator by,
        RequestId request,
        PaperTranscript transcript,
        UUID intent,
        String documentHash,
        String printedName,
        Map<String, Object> signature) {

    @Override
    public String toString() {
        return "AttestPaper[" + intent + "]";
    }
}
