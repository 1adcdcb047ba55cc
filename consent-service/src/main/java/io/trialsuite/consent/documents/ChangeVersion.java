package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;

/**
 * Takes a version a step further.
 *
 * @param revision the revision that was looked at; nothing else takes the step
 */
public record ChangeVersion(StaffMember by, DocumentId document, VersionId version, long revision) {}
