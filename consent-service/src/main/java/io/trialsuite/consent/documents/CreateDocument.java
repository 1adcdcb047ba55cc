package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.consent.studies.StudyId;

public record CreateDocument(StaffMember by, StudyId study, Family family, String title) {}
