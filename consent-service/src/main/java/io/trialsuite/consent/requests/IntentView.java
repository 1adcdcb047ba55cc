package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.signature.intent.SignatureIntent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody is shown before they sign: the document and all else that they put their name to, and with which words.
 *
 * @param coveredHash of the answers or the signatures before, and the name
 * @param requiredFactors with what they prove once more who they are
 */
public record IntentView(
        UUID intentId,
        SignatoryRole role,
        String documentHash,
        String coveredHash,
        String meaningCode,
        String meaningSentence,
        int sentenceVersion,
        String signerPrintedName,
        List<String> requiredFactors,
        Instant expiresAt) {

    static IntentView of(SignatureIntent intent, Signer signer, String factor) {
        var shown = intent.shown();
        return new IntentView(
                intent.id(),
                signer.role(),
                shown.documentHash(),
                shown.coveredHash(),
                shown.meaningCode(),
                SignatureMeaning.valueOf(shown.meaningCode()).sentence(shown.locale()),
                shown.sentenceVersion(),
                signer.printedName(),
                List.of(factor),
                intent.expiresAt());
    }

    @Override
    public String toString() {
        return "IntentView[" + intentId + "]";
    }
}
