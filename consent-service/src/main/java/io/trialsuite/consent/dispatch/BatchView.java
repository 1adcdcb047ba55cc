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

    /**
     * The operation that a start begins.
     *
     * @param perSecond settled in a second, of late; absent while it does not run
     * @param secondsLeft if it goes on at that rate; absent while there is none
     */
    public record Progress(
            int done,
            int total,
            int dispatched,
            int skipped,
            int failed,
            int cancelled,
            BatchState state,
            @Nullable Double perSecond,
            @Nullable Long secondsLeft) {}
}
