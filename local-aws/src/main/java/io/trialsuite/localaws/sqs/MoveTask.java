package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.Json;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One redrive of a dead-letter queue, as {@code ListMessageMoveTasks} shows it. */
final class MoveTask {

    enum Status {
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED
    }

    final String handle;
    final String sourceArn;
    final @Nullable String destinationArn;
    final Instant startedAt;
    final long toMove;
    final @Nullable Integer perSecond;
    final AtomicLong moved = new AtomicLong();
    final AtomicReference<Status> status = new AtomicReference<>(Status.RUNNING);
    volatile @Nullable String failure;

    MoveTask(
            String handle,
            String sourceArn,
            @Nullable String destinationArn,
            Instant startedAt,
            long toMove,
            @Nullable Integer perSecond) {
        this.handle = handle;
        this.sourceArn = sourceArn;
        this.destinationArn = destinationArn;
        this.startedAt = startedAt;
        this.toMove = toMove;
        this.perSecond = perSecond;
    }

    boolean running() {
        return status.get() == Status.RUNNING;
    }

    void fail(String reason) {
        failure = reason;
        status.compareAndSet(Status.RUNNING, Status.FAILED);
    }

    ObjectNode toJson() {
        var json = Json.object()
                .put("Status", String.valueOf(status.get()))
                .put("SourceArn", sourceArn)
                .put("ApproximateNumberOfMessagesMoved", moved.get())
                .put("ApproximateNumberOfMessagesToMove", toMove)
                .put("StartedTimestamp", startedAt.toEpochMilli());
        if (destinationArn != null) {
            json.put("DestinationArn", destinationArn);
        }
        if (perSecond != null) {
            json.put("MaxNumberOfMessagesPerSecond", perSecond);
        }
        if (running()) {
            json.put("TaskHandle", handle);
        }
        if (failure != null) {
            json.put("FailureReason", failure);
        }
        return json;
    }
}
