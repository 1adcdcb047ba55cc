package io.trialsuite.consent.documents;

import io.trialsuite.consent.staff.StaffMember;

public record DraftVersion(StaffMember by, DocumentId document, String label, ConsentContent content) {}
