package io.trialsuite.auth.accounts;

import java.time.Duration;

/**
 * What became of one attempt.
 *
 * @param pause how long to wait before another try, because this one is refused and not counted; zero: go ahead
 * @param lock how long the attempts after this one must wait, because it was one too many; zero: not at all
 */
public record Charge(Duration pause, Duration lock) {

    static Charge refused(Duration pause) {
        return new Charge(pause, Duration.ZERO);
    }

    static Charge counted(Duration lock) {
        return new Charge(Duration.ZERO, lock);
    }

    public boolean isRefused() {
        return !pause.isZero();
    }

    boolean locks() {
        return !isRefused() && !lock.isZero();
    }

    Charge and(Charge other) {
        return new Charge(later(pause, other.pause), later(lock, other.lock));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
