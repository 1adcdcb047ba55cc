package io.trialsuite.consent.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A batch and, once started, how far it is. */
public record BatchView(
        UUID batchId,
        UUID studyId,
        UUID versionId,
        UUID groupId,
        BatchState state,
        DryRun dryRun,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Progress progress) {

    /** The operation that a start begins. */
    public record Progress(int done, int total, int dispatched, int skipped, int failed, BatchState state) {}
}
