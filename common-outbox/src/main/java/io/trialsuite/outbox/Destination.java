package io.trialsuite.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One topic: which subjects have something to publish, and how hard it may be pressed. After a failed call it is closed for a
 * while, then tried with a single call; nothing is given up meanwhile. Confined to the relay's thread.
 */
final class Destination {

    final String topic;
    private final InFlightLimit limit;
    private final Backoff backoff;
    private final long callTimeout;
    private final CallSizes sizes;
    private final Predicate<OutgoingMessage> paused;
    private final Pace pace;
    private final ArrayDeque<SubjectQueue> ready = new ArrayDeque<>();
    private int inFlight;
    private int failures;
    private long failedAt;
    private long closedUntil;

    /**
     * @param sizes what fits into a call
     * @param paused which messages must not leave
     */
    Destination(
            String topic,
            OutboxProperties.Relay settings,
            Backoff backoff,
            CallSizes sizes,
            Predicate<OutgoingMessage> paused) {
        this.topic = topic;
        this.limit = new InFlightLimit(settings.maxInFlight());
        this.pace = new Pace(settings.maxPerSecond());
        this.backoff = backoff;
        this.callTimeout = settings.callTimeout().toNanos();
        this.sizes = sizes;
        this.paused = paused;
    }

    void ready(SubjectQueue queue) {
        if (!queue.ready && !queue.inFlight && !queue.isEmpty()) {
            queue.ready = true;
            ready.addLast(queue);
        }
    }

    /** The next call to make, from as many different subjects as fit; null when there is nothing or it is not the time. */
    @Nullable
    PublishBatch next(long now) {
        if (ready.isEmpty() || now - closedUntil < 0 || inFlight >= (failures > 0 ? 1 : limit.current())) {
            return null;
        }
        var most = pace.allows(now, MessagePublisher.BATCH);
        var batch = new ArrayList<SubjectQueue>(MessagePublisher.BATCH);
        var bytes = 0;
        var room = sizes.batchBytes(topic);
        for (var candidates = ready.size(); candidates > 0 && batch.size() < most; candidates--) {
            var queue = ready.removeFirst();
            if (queue.progress.lost || queue.progress.draining || queue.isEmpty() || paused.test(queue.first())) {
                queue.ready = false;
                continue;
            }
            if (now + callTimeout - queue.progress.deadline > 0) {
                // the lease may end before the call does: wait for its renewal
                ready.addLast(queue);
                continue;
            }
            var size = sizes.sizeOf(queue.first());
            if (!batch.isEmpty() && bytes + size > room) {
                ready.addFirst(queue);
                break;
            }
            bytes += size;
            batch.add(queue);
        }
        if (batch.isEmpty()) {
            return null;
        }
        pace.took(batch.size());
        inFlight++;
        batch.forEach(queue -> {
            queue.ready = false;
            queue.inFlight = true;
            queue.progress.inFlight++;
        });
        return new PublishBatch(this, batch, now);
    }

    void succeeded(PublishBatch batch) {
        limit.succeeded(inFlight >= limit.current());
        failures = 0;
        done(batch);
    }

    void failed(PublishBatch batch, long now) {
        // calls that were under way together fail together: one failure, not many
        if (failures == 0 || batch.startedAt() - failedAt >= 0) {
            failures++;
            failedAt = now;
            closedUntil = now + backoff.after(failures).toNanos();
            limit.failed();
        }
        done(batch);
        batch.subjects().forEach(this::ready);
    }

    private void done(PublishBatch batch) {
        inFlight--;
        batch.subjects().forEach(queue -> {
            queue.inFlight = false;
            queue.progress.inFlight--;
        });
    }

    boolean closed() {
        return failures > 0;
    }

    /** Nanoseconds until something may be tried; none when the topic is open, or only a try can tell. */
    long closedFor(long now) {
        return failures == 0 ? 0 : Math.max(0, closedUntil - now);
    }

    /** When trying again may make sense, if that is a question of time. */
    long wakeAt(long now) {
        if (!ready.isEmpty() && now - closedUntil < 0) {
            return closedUntil;
        }
        var full = inFlight >= (failures > 0 ? 1 : limit.current());
        return ready.isEmpty() || full ? now + Duration.ofHours(1).toNanos() : pace.nextAt(now);
    }
}
