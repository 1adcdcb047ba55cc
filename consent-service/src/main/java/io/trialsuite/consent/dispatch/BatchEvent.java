package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.GroupId;
import java.time.Instant;
import java.util.UUID;

/** What can happen to a batch. */
sealed interface BatchEvent {

    record BatchValidated(BatchId batch, VersionId version, GroupId group, UUID preparedBy, DryRun dryRun, Instant at)
            implements BatchEvent {}

    record BatchStarted(BatchId batch, VersionId version, GroupId group, int total, UUID dispatchedBy, Instant at)
            implements BatchEvent {}

    /** Given up; those who were never asked are counted as cancelled. */
    record BatchCancelled(BatchId batch, VersionId version, UUID cancelledBy, ItemCounts counts, Instant at)
            implements BatchEvent {}

    record BatchCompleted(BatchId batch, VersionId version, UUID dispatchedBy, ItemCounts counts, Instant at)
            implements BatchEvent {}
}
