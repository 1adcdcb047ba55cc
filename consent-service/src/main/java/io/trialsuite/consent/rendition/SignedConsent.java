package io.trialsuite.consent.rendition;

import io.trialsuite.consent.documents.PublishedVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version with one participant's answers and everybody's signatures.
 *
 * @param answers by field, in the form that was signed
 * @param paper what was signed by hand on paper; null for what was signed here
 * @param completedAt when the last of them signed
 */
public record SignedConsent(
        UUID request,
        PublishedVersion version,
        String locale,
        String siteName,
        String subjectNo,
        Map<String, Object> answers,
        List<Manifestation> signatures,
        @Nullable OnPaper paper,
        Instant completedAt) {

    public SignedConsent {
        answers = Map.copyOf(answers);
        signatures = List.copyOf(signatures);
    }
}
