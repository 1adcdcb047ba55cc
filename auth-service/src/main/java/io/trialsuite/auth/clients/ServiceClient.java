package io.trialsuite.auth.clients;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.List;

/**
 * A service that authenticates by private_key_jwt (RFC 7523), as configured.
 *
 * @param id its client id, such as {@code mailing-service}
 * @param jwkSet its public keys as a JWK Set in JSON; two while one is being replaced
 * @param audiences services it may call
 * @param scopes what it may ask for there
 */
record ServiceClient(String id, String jwkSet, List<String> audiences, List<String> scopes) {

    ServiceClient {
        audiences = List.copyOf(audiences);
        scopes = List.copyOf(scopes);
        if (audiences.isEmpty() || scopes.isEmpty()) {
            throw new IllegalArgumentException("Client " + id + " needs at least one audience and one scope");
        }
        if (parse(id, jwkSet).getKeys().stream().anyMatch(JWK::isPrivate)) {
            throw new IllegalArgumentException(
                    "Client " + id + " is configured with a private key; give the public one");
        }
    }

    JWKSet keys() {
        return parse(id, jwkSet);
    }

    private static JWKSet parse(String id, String jwkSet) {
        try {
            return JWKSet.parse(jwkSet);
        } catch (ParseException e) {
            throw new IllegalArgumentException("The JWK Set of client " + id + " cannot be read", e);
        }
    }
}
