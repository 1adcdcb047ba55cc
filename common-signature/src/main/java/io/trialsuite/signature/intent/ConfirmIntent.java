package io.trialsuite.signature.intent;

import java.util.UUID;

/**
 * Somebody confirms what they were shown.
 *
 * @param shownHash the document's hash as the signer's client had it on screen
 * @param documentHash of the document as it is now
 * @param coveredHash of whatever else the signature covers, as it is now
 */
public record ConfirmIntent(
        UUID organization,
        UUID intent,
        String signer,
        String subject,
        String shownHash,
        String documentHash,
        String coveredHash) {}
