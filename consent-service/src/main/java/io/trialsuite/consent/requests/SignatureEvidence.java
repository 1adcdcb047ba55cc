package io.trialsuite.consent.requests;

import io.trialsuite.consent.evidence.CanonicalJson;
import io.trialsuite.signature.intent.SignatureIntent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that proves a signature, in the form whose bytes are hashed.
 *
 * @param intent what was shown before it was confirmed: the document's hash, the sentence and its language
 * @param covered what was signed beside the document
 */
record SignatureEvidence(
        UUID signature,
        RequestId request,
        String participantRef,
        String versionId,
        Signer signer,
        SignatureIntent intent,
        Covered covered,
        Object drawnOrTyped,
        Identification identity,
        Instant signedAt) {

    String kind() {
        return drawnOrTyped instanceof Map<?, ?> signature ? String.valueOf(signature.get("kind")) : "";
    }

    SignatureMeaning meaning() {
        return SignatureMeaning.valueOf(intent.shown().meaningCode());
    }

    String sentence() {
        return meaning().sentence(intent.shown().locale());
    }

    byte[] bytes() {
        var shown = intent.shown();
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put("format", "trialsuite-consent-evidence-2");
        form.put("signatureId", signature.toString());
        form.put("requestId", request.toString());
        form.put("participantRef", participantRef);
        form.put("versionId", versionId);
        form.put("documentHash", shown.documentHash());
        form.put("locale", shown.locale());
        form.put("role", signer.role().name());
        form.put("signer", Map.of("reference", signer.reference(), "printedName", signer.printedName()));
        form.put(
                "meaning",
                Map.of(
                        "code", meaning().name(),
                        "sentence", sentence(),
                        "sentenceVersion", shown.sentenceVersion()));
        form.put(
                "intent",
                Map.of(
                        "intentId", intent.id().toString(),
                        "openedAt", intent.openedAt().toString(),
                        "coveredHash", shown.coveredHash()));
        covered.content().forEach((name, value) -> {
            if (!name.equals("printedName")) {
                form.put(name, value);
            }
        });
        form.put("signature", drawnOrTyped);
        form.put("identity", identity.evidence());
        form.put("signedAt", signedAt.toString());
        return CanonicalJson.bytes(form);
    }
}
