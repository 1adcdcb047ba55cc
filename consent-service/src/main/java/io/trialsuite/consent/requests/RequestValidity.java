package io.trialsuite.consent.requests;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a participant has time to answer.
 *
 * @param requestValidity from the dispatch to the link's end
 * @param reminderBeforeExpiry how long before that whoever has not answered is reminded
 */
@ConfigurationProperties("consent")
record RequestValidity(
        @DefaultValue("14d") Duration requestValidity,
        @DefaultValue("4d") Duration reminderBeforeExpiry) {

    RequestValidity {
        if (!requestValidity.isPositive()) {
            throw new IllegalArgumentException("consent.request-validity is not positive");
        }
        if (reminderBeforeExpiry.isNegative()) {
            throw new IllegalArgumentException("consent.reminder-before-expiry is negative");
        }
    }
}
