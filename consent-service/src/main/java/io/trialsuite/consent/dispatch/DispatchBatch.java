package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.dispatch.BatchEvent.BatchCancelled;
import io.trialsuite.consent.dispatch.BatchEvent.BatchCompleted;
import io.trialsuite.consent.dispatch.BatchEvent.BatchStarted;
import io.trialsuite.consent.dispatch.BatchEvent.BatchValidated;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.VersionId;
import io.trialsuite.consent.participants.GroupId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One version sent to one group: tried out, started once, worked off item by item. */
@Entity
@SuppressWarnings("UnusedVariable") // columns that only queries read
class DispatchBatch {

    @Id
    private UUID id;

    private UUID organizationId;
    private UUID studyId;
    private UUID versionId;
    private UUID groupId;

    @Enumerated(EnumType.STRING)
    private BatchState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private DryRun dryRun;

    private UUID createdBy;
    private Instant createdAt;
    private @Nullable UUID dispatchedBy;
    private @Nullable Instant startedAt;
    private @Nullable Instant runningSince;
    private @Nullable Instant completedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected DispatchBatch() {}

    DispatchBatch(BatchId id, PrepareBatch command, PublishedVersion version, DryRun dryRun, Instant at) {
        this.id = id.value();
        this.organizationId = command.by().organizationId();
        this.studyId = version.study().value();
        this.versionId = version.id().value();
        this.groupId = command.group().value();
        this.state = BatchState.VALIDATED;
        this.dryRun = dryRun;
        this.createdBy = command.by().accountId();
        this.createdAt = at;
    }

    BatchValidated validated() {
        return new BatchValidated(id(), version(), group(), createdBy, dryRun, createdAt);
    }

    /** Only the first start is one; a later one changes nothing. */
    Optional<BatchStarted> start(UUID by, int total, Instant at) {
        if (isStarted()) {
            return Optional.empty();
        }
        require(state == BatchState.VALIDATED);
        this.state = BatchState.RUNNING;
        this.dispatchedBy = by;
        this.startedAt = at;
        this.runningSince = at;
        return Optional.of(new BatchStarted(id(), version(), group(), total, by, at));
    }

    /** Nobody else of the group is asked until it is resumed; false when that is so already. */
    boolean pause() {
        if (state == BatchState.PAUSED) {
            return false;
        }
        require(state == BatchState.RUNNING);
        this.state = BatchState.PAUSED;
        return true;
    }

    /** False when it runs already. */
    boolean resume(Instant at) {
        if (state == BatchState.RUNNING) {
            return false;
        }
        require(state == BatchState.PAUSED);
        this.state = BatchState.RUNNING;
        this.runningSince = at;
        return true;
    }

    /** Whoever was asked stays asked; the others never are. Only the first time is a fact. */
    Optional<BatchCancelled> cancel(UUID by, ItemCounts counts, Instant at) {
        if (state == BatchState.CANCELLED) {
            return Optional.empty();
        }
        require(!state.isEnd());
        this.state = BatchState.CANCELLED;
        this.completedAt = at;
        return Optional.of(new BatchCancelled(id(), version(), by, counts, at));
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalTransition(state);
        }
    }

    BatchCompleted complete(ItemCounts counts, Instant at) {
        if (state != BatchState.RUNNING || counts.pending() > 0) {
            throw new IllegalStateException(
                    "Batch " + id + " is " + state + " with " + counts.pending() + " items left");
        }
        this.state = counts.failed() == 0 ? BatchState.COMPLETED : BatchState.PARTIAL;
        this.completedAt = at;
        return new BatchCompleted(id(), version(), dispatchedBy(), counts, at);
    }

    boolean isStarted() {
        return startedAt != null;
    }

    boolean isRunning() {
        return state == BatchState.RUNNING;
    }

    BatchId id() {
        return new BatchId(id);
    }

    UUID organization() {
        return organizationId;
    }

    UUID study() {
        return studyId;
    }

    VersionId version() {
        return new VersionId(versionId);
    }

    GroupId group() {
        return new GroupId(groupId);
    }

    BatchState state() {
        return state;
    }

    UUID dispatchedBy() {
        if (dispatchedBy == null) {
            throw new IllegalStateException("Batch " + id + " was not started");
        }
        return dispatchedBy;
    }
}
