package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;

/**
 * Publishes a draft.
 *
 * @param revision the revision that was reviewed; nothing else is published
 */
public record ActivateVersion(StaffMember by, DocumentId document, VersionId version, long revision) {}
