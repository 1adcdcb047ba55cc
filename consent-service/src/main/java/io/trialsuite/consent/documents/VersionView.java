package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One wording of a document.
 *
 * @param revision changes with every edit of the draft; the value of the ETag
 */
public record VersionView(
        UUID versionId,
        UUID documentId,
        String label,
        VersionState state,
        long revision,
        @Nullable String contentHash,
        Instant createdAt,
        @Nullable Instant effectiveFrom,
        List<String> locales,
        List<ConsentContent.Block> blocks,
        List<ConsentContent.Field> fields,
        Map<String, String> translationCertificates) {

    ConsentContent asContent() {
        return new ConsentContent(locales, blocks, fields, translationCertificates);
    }
}
