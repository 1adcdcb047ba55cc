package io.trialsuite.consent.reconsent;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.staff.StaffMember;
import java.time.Instant;

/**
 * Asks everybody again who consented to one version and not to a later one.
 *
 * @param name of the group of those who are to be asked
 */
public record StartCampaign(StaffMember by, String name, VersionId from, VersionId to, Basis basis, Instant dueBy) {}
