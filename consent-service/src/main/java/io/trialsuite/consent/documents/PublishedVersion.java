package io.trialsuite.consent.documents;

import io.trialsuite.consent.studies.StudyId;
import java.time.Instant;

/**
 * A version as those who send it and those who sign it need it.
 *
 * @param frozenAt since when not a byte of it changes
 */
public record PublishedVersion(
        VersionId id,
        DocumentId document,
        StudyId study,
        String studyTitle,
        Family family,
        String title,
        SigningRule signingRule,
        String label,
        VersionState state,
        ConsentContent content,
        String contentHash,
        Instant frozenAt) {}
