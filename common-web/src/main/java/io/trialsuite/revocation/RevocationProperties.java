package io.trialsuite.revocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Tokens refused before they expire.
 *
 * @param pollInterval how often an instance asks what others have heard
 * @param remember longer than any access token lives, clock skew included
 */
@ConfigurationProperties("trialsuite.revocation")
record RevocationProperties(
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10m") Duration remember) {}
