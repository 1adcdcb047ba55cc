package io.trialsuite.gateway.limits.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests a minute, all of which may come at once. Each instance counts for itself.
 *
 * @param session of one session that somebody is logged in with
 * @param network from one address without such a session, which a whole hospital may share
 */
@ConfigurationProperties("gateway.limits")
record LimitProperties(
        @DefaultValue("1200") int session,
        @DefaultValue("600") int network) {

    LimitProperties {
        if (session < 1 || network < 1) {
            throw new IllegalArgumentException("A limit is at least one request a minute");
        }
    }
}
