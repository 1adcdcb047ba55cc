package io.trialsuite.auth.factors;

import java.util.List;
import java.util.Set;
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

    public PasskeyProperties {
        origins = List.copyOf(Set.copyOf(origins));
    }
}
