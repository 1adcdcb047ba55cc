package io.trialsuite.consent.participants;

import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyId;

public record CreateGroup(StaffMember by, StudyId study, String name) {}
