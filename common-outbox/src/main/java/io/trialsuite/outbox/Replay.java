package io.trialsuite.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Published events sent once more, to one queue.
 *
 * @param sent events sent so far
 */
public record Replay(
        UUID id,
        String queue,
        Instant from,
        Instant to,
        @Nullable String type,
        @Nullable String subject,
        int perSecond,
        String requestedBy,
        String reason,
        State state,
        int sent) {

    Replay further(int more) {
        return new Replay(id, queue, from, to, type, subject, perSecond, requestedBy, reason, state, sent + more);
    }

    /** How far a replay has come. */
    public enum State {
        RUNNING,
        DONE,
        /** By a person, before its end. */
        STOPPED
    }

    /**
     * What to send.
     *
     * @param queue the consumer's queue; no other consumer notices
     * @param from earliest time of recording, inclusive
     * @param to latest such time, exclusive
     * @param type only events of this type; null for all that the queue's consumer handles, where that is this service
     * @param subject only events about this subject; null for all
     * @param perSecond most events a second, 1 to 1000
     */
    public record Request(
            String queue,
            Instant from,
            Instant to,
            @Nullable String type,
            @Nullable String subject,
            int perSecond) {

        public Request {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("from must lie before to");
            }
            if (perSecond < 1 || perSecond > 1000) {
                throw new IllegalArgumentException("perSecond must be 1 to 1000");
            }
        }
    }
}
