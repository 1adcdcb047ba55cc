package io.trialsuite.consent.requests;

import io.trialsuite.consent.evidence.CanonicalJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that proves a signature, in the form whose bytes are hashed.
 *
 * @param documentHash of exactly the bytes that were shown
 * @param attempts every answer to those questions of which each attempt counts
 * @param identifiedAt when the code proved who signs
 */
record SignatureEvidence(
        UUID signature,
        RequestId request,
        String participantRef,
        String versionId,
        String documentHash,
        String locale,
        SignatureMeaning meaning,
        Map<String, Object> answers,
        Map<String, Object> attempts,
        Object drawnOrTyped,
        @Nullable Instant identifiedAt,
        Instant signedAt) {

    String kind() {
        return drawnOrTyped instanceof Map<?, ?> signature ? String.valueOf(signature.get("kind")) : "";
    }

    byte[] bytes() {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put("format", "trialsuite-consent-evidence-1");
        form.put("signatureId", signature.toString());
        form.put("requestId", request.toString());
        form.put("participantRef", participantRef);
        form.put("versionId", versionId);
        form.put("documentHash", documentHash);
        form.put("locale", locale);
        form.put(
                "meaning",
                Map.of(
                        "code", meaning.name(),
                        "sentence", meaning.sentence(locale),
                        "sentenceVersion", meaning.sentenceVersion()));
        form.put("answers", answers);
        if (!attempts.isEmpty()) {
            form.put("attempts", attempts);
        }
        form.put("signature", drawnOrTyped);
        form.put("identity", identity());
        form.put("signedAt", signedAt.toString());
        return CanonicalJson.bytes(form);
    }

    private Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("method", "EMAIL_CODE");
        identity.put("mode", "REMOTE");
        if (identifiedAt != null) {
            identity.put("verifiedAt", identifiedAt.toString());
        }
        return identity;
    }
}
