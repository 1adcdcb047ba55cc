package io.trialsuite.consent.requests;

import io.trialsuite.signature.intent.SignatureIntent;

/**
 * A signature on its way into the ledger.
 *
 * @param covered what was signed beside the document
 * @param sheet the answers that the consent is made of
 * @param drawnOrTyped as its evidence keeps it
 */
record ConfirmedSignature(
        Signer signer,
        SignatureIntent intent,
        Covered covered,
        AnswerSheet sheet,
        Object drawnOrTyped,
        Identification identity) {

    @Override
    public String toString() {
        return "ConfirmedSignature[" + intent.id() + "]";
    }
}
