package io.trialsuite.auth.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast guessing becomes pointless. No lock is permanent: whoever guesses at another person's address must not be able to
 * keep that person out for long.
 *
 * @param attempts attempts that cost no waiting
 * @param firstWait wait after the last free attempt; doubles with each further one
 * @param longestWait where doubling stops
 * @param forgetAfter quiet time after which counting starts anew
 */
@ConfigurationProperties("auth.lockout")
record LockoutProperties(
        @DefaultValue("10") int attempts,
        @DefaultValue("30s") Duration firstWait,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("24h") Duration forgetAfter) {

    LockoutProperties {
        if (attempts < 1 || firstWait.isNegative() || firstWait.isZero() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException("auth.lockout needs attempts >= 1 and 0 < first-wait <= longest-wait");
        }
    }

    Duration waitAfter(int made) {
        if (made < attempts) {
            return Duration.ZERO;
        }
        var doublings = Math.min(made - attempts, 20);
        var wait = firstWait.multipliedBy(1L << doublings);
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
