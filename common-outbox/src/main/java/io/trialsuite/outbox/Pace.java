package io.trialsuite.outbox;

import java.time.Duration;

/** A token bucket of one second: how many events may leave now. Confined to the relay's thread. */
final class Pace {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private double tokens;
    private long filledAt;

    /** @param perSecond 0 for no limit */
    Pace(int perSecond) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledAt = System.nanoTime();
    }

    int allows(long now, int wanted) {
        if (perSecond == 0) {
            return wanted;
        }
        if (now - filledAt > 0) {
            tokens = Math.min(perSecond, tokens + (now - filledAt) * perSecond / SECOND);
            filledAt = now;
        }
        return Math.min(wanted, (int) tokens);
    }

    void took(int events) {
        if (perSecond > 0) {
            tokens -= events;
        }
    }

    /** When an event may leave that may not now; far away when that is not what keeps it. */
    long nextAt(long now) {
        return perSecond == 0 || tokens >= 1
                ? now + Duration.ofHours(1).toNanos()
                : now + (long) ((1 - tokens) * SECOND / perSecond);
    }
}
