package io.trialsuite.gateway.login.web;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param origin where browsers find the gateway, without a path
 * @param issuer the OpenID provider
 * @param clientKey private RSA key as a JWK that the client {@code gateway} proves itself with; no default
 */
@ConfigurationProperties("gateway")
record LoginProperties(URI origin, URI issuer, String clientKey) {

    LoginProperties {
        if (origin.getHost() == null || !origin.getPath().isEmpty()) {
            throw new IllegalArgumentException("gateway.origin is a scheme, a host and a port");
        }
    }

    @Override
    public String toString() {
        return "LoginProperties[origin=%s, issuer=%s, clientKey=hidden]".formatted(origin, issuer);
    }
}
