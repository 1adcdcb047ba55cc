package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.staff.StaffMember;

/** What a coordinator wants done to a batch that exists: start, pause, resume or cancel it. */
public record CommandBatch(StaffMember by, BatchId batch) {}
