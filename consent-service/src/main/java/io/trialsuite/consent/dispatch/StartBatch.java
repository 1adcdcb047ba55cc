package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.staff.StaffMember;

public record StartBatch(StaffMember by, BatchId batch) {}
