package io.trialsuite.auth.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast guessing becomes pointless. Guesses at an address count strictly per network they come from, and leniently all
 * together: whoever guesses at another person's address must not be able to keep that person out.
 *
 * @param attempts attempts of one network at one address that cost no waiting
 * @param firstWait wait after the last free attempt; doubles with each further one
 * @param longestWait where doubling stops
 * @param decay time after which one attempt is forgotten
 * @param addressAttempts attempts at one address from anywhere that cost no waiting
 * @param addressDecay time after which one of those is forgotten, and the wait when they are used up
 */
@ConfigurationProperties("auth.lockout")
record LockoutProperties(
        @DefaultValue("10") int attempts,
        @DefaultValue("30s") Duration firstWait,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("5m") Duration decay,
        @DefaultValue("100") int addressAttempts,
        @DefaultValue("30s") Duration addressDecay) {

    LockoutProperties {
        if (addressAttempts < attempts) {
            throw new IllegalArgumentException("auth.lockout.address-attempts must not be below auth.lockout.attempts");
        }
    }

    Allowance perNetwork() {
        return new Allowance(attempts, firstWait, longestWait, decay);
    }

    Allowance perAddress() {
        return Allowance.steady(addressAttempts, addressDecay);
    }
}
