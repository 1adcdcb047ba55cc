package io.trialsuite.notification.inbound.consent;

import java.util.UUID;

/** What we read of {@code consent.batch.completed.v1}. */
record BatchCompleted(UUID batchId, UUID dispatchedBy, Counts counts) {

    record Counts(int dispatched, int skipped, int failed) {}
}
