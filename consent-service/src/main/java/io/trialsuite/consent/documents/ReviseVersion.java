package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the parts of a draft that are given.
 *
 * @param revision the revision the author saw; a draft that has moved on is not overwritten
 */
public record ReviseVersion(
        StaffMember by,
        DocumentId document,
        VersionId version,
        long revision,
        @Nullable String label,
        @Nullable List<String> locales,
        @Nullable List<ConsentContent.Block> blocks,
        @Nullable List<ConsentContent.Field> fields,
        @Nullable Map<String, String> translationCertificates) {

    ConsentContent appliedTo(ConsentContent content) {
        return new ConsentContent(
                locales == null ? content.locales() : locales,
                blocks == null ? content.blocks() : blocks,
                fields == null ? content.fields() : fields,
                translationCertificates == null ? content.translationCertificates() : translationCertificates);
    }
}
