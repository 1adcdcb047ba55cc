package io.trialsuite.auth.keys;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who issues tokens, and for whom.
 *
 * @param issuer the one address that every token names; never derived from a request
 * @param audience this service's own name as an audience
 * @param audiences services that a person may get a token for
 * @param accessTokenLifetime how long a token lives, a person's and a service's alike
 */
@ConfigurationProperties("auth")
public record TokenProperties(
        URI issuer,
        @DefaultValue("auth-service") String audience,
        @DefaultValue List<String> audiences,
        @DefaultValue("5m") Duration accessTokenLifetime) {

    public TokenProperties {
        audiences = List.copyOf(audiences);
        if (!issuer.isAbsolute() || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw new IllegalArgumentException("auth.issuer must be an absolute address without query and fragment");
        }
    }
}
