package io.trialsuite.consent.documents;

import io.trialsuite.consent.studies.StudyId;
import java.time.Instant;

/** A version in force, as those who send it and those who sign it need it. */
public record PublishedVersion(
        VersionId id,
        DocumentId document,
        StudyId study,
        String studyTitle,
        Family family,
        String title,
        String label,
        ConsentContent content,
        String contentHash,
        Instant effectiveFrom) {}
