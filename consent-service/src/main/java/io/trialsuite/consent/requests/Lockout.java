package io.trialsuite.consent.requests;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many wrong codes were entered, and until when no more are heard (21 CFR 11.300(d)). */
@Embeddable
class Lockout {

    static final int MOST_WRONG_CODES = 5;
    static final Duration DURATION = Duration.ofMinutes(15);

    private int failedAttempts;
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
        var until = at.plus(DURATION);
        failedAttempts = 0;
        lockedUntil = until;
        return Optional.of(until);
    }

    void forgive() {
        failedAttempts = 0;
        lockedUntil = null;
    }

    int attemptsLeft() {
        return MOST_WRONG_CODES - failedAttempts;
    }
}
