package io.trialsuite.consent.documents;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can happen to a version that its author no longer edits. */
sealed interface VersionEvent {

    VersionId version();

    DocumentId document();

    UUID organization();

    Instant at();

    record VersionSubmitted(
            VersionId version,
            DocumentId document,
            UUID organization,
            String label,
            List<String> locales,
            String contentHash,
            Instant at)
            implements VersionEvent {}

    record VersionApproved(
            VersionId version,
            DocumentId document,
            UUID organization,
            String approvalNo,
            List<UUID> sites,
            Instant effectiveFrom,
            Instant at)
            implements VersionEvent {}

    record VersionEffective(
            VersionId version,
            DocumentId document,
            UUID organization,
            String label,
            List<String> locales,
            String contentHash,
            Instant at)
            implements VersionEvent {}

    record VersionSuspended(VersionId version, DocumentId document, UUID organization, Instant at)
            implements VersionEvent {}

    record VersionResumed(VersionId version, DocumentId document, UUID organization, Instant at)
            implements VersionEvent {}

    record VersionSuperseded(
            VersionId version, DocumentId document, UUID organization, VersionId replacedBy, Instant at)
            implements VersionEvent {}
}
