package io.trialsuite.auth.clients;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A client that authenticates by private_key_jwt (RFC 7523), as configured: a service that acts for itself or, once it has
 * addresses for people to come back to, one that acts for them and never for itself.
 *
 * @param id its client id, such as {@code mailing-service}
 * @param jwkSet its public keys as a JWK Set in JSON; two while one is being replaced
 * @param audiences services it may call
 * @param scopes what it may ask for there, or {@code openid} when it acts for people
 * @param redirectUris where people come back to after the login, compared character by character
 */
record ServiceClient(
        String id,
        String jwkSet,
        List<String> audiences,
        List<String> scopes,
        @DefaultValue List<String> redirectUris) {

    private static final List<String> LOGIN_ONLY = List.of("openid");

    ServiceClient {
        audiences = List.copyOf(audiences);
        scopes = List.copyOf(scopes);
        redirectUris = List.copyOf(redirectUris);
        if (audiences.isEmpty() || scopes.isEmpty()) {
            throw new IllegalArgumentException("Client " + id + " needs at least one audience and one scope");
        }
        if (parse(id, jwkSet).getKeys().stream().anyMatch(JWK::isPrivate)) {
            throw new IllegalArgumentException(
                    "Client " + id + " is configured with a private key; give the public one");
        }
        if (!redirectUris.isEmpty() && !scopes.equals(LOGIN_ONLY)) {
            throw new IllegalArgumentException("Client " + id + " acts for people: its only scope is openid");
        }
        redirectUris.forEach(uri -> requireAddress(id, uri));
    }

    boolean actsForPeople() {
        return !redirectUris.isEmpty();
    }

    JWKSet keys() {
        return parse(id, jwkSet);
    }

    private static void requireAddress(String id, String text) {
        var uri = URI.create(text);
        if (!uri.isAbsolute() || uri.getHost() == null || uri.getRawFragment() != null || text.contains("*")) {
            throw new IllegalArgumentException(
                    "Client " + id + " may send people to absolute addresses without fragment or wildcard only");
        }
    }

    private static JWKSet parse(String id, String jwkSet) {
        try {
            return JWKSet.parse(jwkSet);
        } catch (ParseException e) {
            throw new IllegalArgumentException("The JWK Set of client " + id + " cannot be read", e);
        }
    }
}
