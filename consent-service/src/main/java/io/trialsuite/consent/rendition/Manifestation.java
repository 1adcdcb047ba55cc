package io.trialsuite.consent.rendition;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must stand with a signature wherever it can be read (21 CFR 11.50): who, when, and meaning what.
 *
 * @param role in which capacity they signed
 * @param kind whether it was written by hand or electronically
 * @param printedName as the signer was known when they signed
 * @param sentence that they signed, in their language
 * @param identity how it was found out who signs
 * @param evidenceHash SHA-256 of everything that proves it
 * @param written what they drew or typed, unless it stands with the answers already
 */
public record Manifestation(
        UUID signature,
        String role,
        String kind,
        String printedName,
        String sentence,
        int sentenceVersion,
        String identity,
        Instant signedAt,
        String documentHash,
        String evidenceHash,
        @Nullable Object written) {

    @Override
    public String toString() {
        return "Manifestation[" + signature + "]";
    }
}
