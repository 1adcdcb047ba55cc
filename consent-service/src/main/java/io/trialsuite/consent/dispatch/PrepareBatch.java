package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.GroupId;
import io.trialsuite.consent.staff.StaffMember;

public record PrepareBatch(StaffMember by, VersionId version, GroupId group) {}
