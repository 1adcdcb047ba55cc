package io.trialsuite.gateway.provider.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who the gateway is, and whom it asks.
 *
 * @param origin where browsers find the gateway, without a path
 * @param issuer the OpenID provider
 * @param clientKey private RSA key as a JWK that the client {@code gateway} proves itself with; no default
 */
@ConfigurationProperties("gateway")
public record ProviderProperties(URI origin, URI issuer, String clientKey) {

    public ProviderProperties {
        if (origin.getHost() == null || !origin.getPath().isEmpty()) {
            throw new IllegalArgumentException("gateway.origin is a scheme, a host and a port");
        }
    }

    @Override
    public String toString() {
        return "ProviderProperties[origin=%s, issuer=%s, clientKey=hidden]".formatted(origin, issuer);
    }
}
