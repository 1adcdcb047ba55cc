package io.trialsuite.mailing.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of events whose mail is not known.
 *
 * @param keepGivenUp how long the body of an event stays after it was given up; it names addresses
 */
@ConfigurationProperties("mailing.parked-events")
record ParkingProperties(@DefaultValue("14d") Duration keepGivenUp) {

    ParkingProperties {
        if (keepGivenUp.isNegative()) {
            throw new IllegalArgumentException("mailing.parked-events.keep-given-up must not be negative");
        }
    }
}
