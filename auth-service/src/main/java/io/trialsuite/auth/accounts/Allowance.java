package io.trialsuite.auth.accounts;

import java.time.Duration;

/**
 * How often something may be tried.
 *
 * @param attempts attempts that cost no waiting
 * @param firstWait wait after the last free attempt; doubles with each further one
 * @param longestWait where doubling stops
 * @param decay time after which one attempt is forgotten
 */
public record Allowance(int attempts, Duration firstWait, Duration longestWait, Duration decay) {

    public Allowance {
        if (attempts < 1 || isNone(firstWait) || isNone(decay) || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("Needs attempts >= 1, decay > 0 and 0 < first wait <= longest wait");
        }
    }

    /** After the free attempts, one for each that is forgotten. */
    public static Allowance steady(int attempts, Duration decay) {
        return new Allowance(attempts, decay, decay, decay);
    }

    Duration waitAfter(long made) {
        if (made < attempts) {
            return Duration.ZERO;
        }
        var doublings = Math.min(made - attempts, 20);
        var wait = firstWait.multipliedBy(1L << doublings);
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }

    /**
     * How many attempts will be forgotten within this time. A tenth of one is none: clocks of instances differ, and whoever had
     * to wait for their turn looked at the clock before.
     */
    long attemptsIn(Duration counting) {
        return Math.ceilDiv(counting.minus(decay.dividedBy(10)).toNanos(), decay.toNanos());
    }

    private static boolean isNone(Duration duration) {
        return duration.isNegative() || duration.isZero();
    }
}
