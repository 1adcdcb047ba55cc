package io.trialsuite.consent.copies;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a completed consent is still what was signed.
 *
 * @param findings what is not, empty when everything is
 */
public record Verification(
        boolean intact, @Nullable String pdfHash, @Nullable String sealedWith, List<Flaw> findings) {

    /**
     * Something that is not as it was.
     *
     * @param part {@code copy}, {@code seal}, {@code version}, {@code signature}, {@code paper}, {@code audit-trail} or {@code audit-checkpoint}
     * @param id of the row, if there is one
     */
    public record Flaw(String part, String id, String detail) {}
}
