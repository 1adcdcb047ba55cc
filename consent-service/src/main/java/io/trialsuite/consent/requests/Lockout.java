package io.trialsuite.consent.requests;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many wrong codes were entered, and until when no more are heard (21 CFR 11.300(d)). Each lock is twice as long as the one
 * before; a right code forgives the attempts, but the locks are counted as long as the request lives.
 */
@Embeddable
class Lockout {

    static final int MOST_WRONG_CODES = 5;
    static final int MOST_LOCKS = 5;
    static final Duration FIRST = Duration.ofMinutes(15);

    private int failedAttempts;
    private int lockouts;
    private @Nullable Instant lockedUntil;

    protected Lockout() {}

    static Lockout none() {
        return new Lockout();
    }

    void refuseWhileLocked(Instant at) {
        if (lockedUntil != null && lockedUntil.isAfter(at)) {
            throw new RequestLocked(Duration.between(at, lockedUntil));
        }
    }

    /** When the last allowed attempt was wasted: until when it locks, and the count starts anew. */
    Optional<Instant> wrong(Instant at) {
        failedAttempts++;
        if (failedAttempts < MOST_WRONG_CODES) {
            return Optional.empty();
        }
        var until = at.plus(FIRST.multipliedBy(1L << lockouts));
        failedAttempts = 0;
        lockouts++;
        lockedUntil = until;
        return Optional.of(until);
    }

    /** Whether whoever tries has used up the locks as well. */
    boolean isLast() {
        return lockouts >= MOST_LOCKS;
    }

    void forgive() {
        failedAttempts = 0;
        lockedUntil = null;
    }

    int attemptsLeft() {
        return MOST_WRONG_CODES - failedAttempts;
    }
}
