package io.trialsuite.consent.rendition;

import java.time.Instant;
import java.util.List;

/**
 * A consent that was given on paper.
 *
 * @param signedAt when the last of them signed
 * @param signers whose signatures stand on it
 * @param scanHash SHA-256 of its scan in hexadecimal digits
 */
public record OnPaper(Instant signedAt, List<Signer> signers, String scanHash, int pages) {

    public OnPaper {
        signers = List.copyOf(signers);
    }

    public record Signer(String role, String printedName) {

        @Override
        public String toString() {
            return "Signer[" + role + "]";
        }
    }
}
