package io.trialsuite.auth.factors;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where passkeys are good (WebAuthn Level 3, section 13.4.9).
 *
 * @param relyingParty the domain they belong to, which cannot be an IP address; passkeys are lost when it changes
 * @param origins the pages that may ask for them, on that domain or below it
 */
@ConfigurationProperties("auth.passkeys")
public record PasskeyProperties(
        @DefaultValue("localhost") String relyingParty,
        @DefaultValue List<String> origins) {

    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    public PasskeyProperties {
        origins = List.copyOf(origins);
        if (IP_ADDRESS.matcher(relyingParty).matches()) {
            throw new IllegalArgumentException(
                    "auth.passkeys.relying-party is a domain: browsers know no passkeys of addresses");
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("auth.passkeys.origins names the pages that may ask for passkeys");
        }
        for (var origin : origins) {
            requireWithin(relyingParty, URI.create(origin).getHost(), origin);
        }
    }

    private static void requireWithin(String domain, @Nullable String host, String origin) {
        if (host == null || !(host.equals(domain) || host.endsWith("." + domain))) {
            throw new IllegalArgumentException("auth.passkeys.origins: " + origin + " is not at " + domain);
        }
    }
}
