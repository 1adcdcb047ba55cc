package io.trialsuite.auth.legacy.web;

import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The last days of v1.
 *
 * @param deprecatedAt since when nobody should start to use it
 * @param sunsetAt when it may stop to answer
 */
@ConfigurationProperties("auth.legacy")
record LegacyProperties(
        @DefaultValue("2026-12-01T00:00:00Z") Instant deprecatedAt,
        @DefaultValue("2027-12-01T00:00:00Z") Instant sunsetAt) {

    LegacyProperties {
        if (sunsetAt.isBefore(deprecatedAt)) {
            throw new IllegalArgumentException("v1 cannot end before it is deprecated");
        }
    }
}
