package io.trialsuite.auth.clients.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Hidden;
import io.trialsuite.auth.keys.TokenProperties;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * RFC 8414 metadata under both well-known names. Written here because the framework's document must name an authorization
 * endpoint, which does not exist: no grant offered uses one.
 */
@RestController
@Hidden
class MetadataController {

    private final TokenProperties tokens;

    MetadataController(TokenProperties tokens) {
        this.tokens = tokens;
    }

    record Metadata(
            String issuer,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authenticationMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> assertionAlgorithms) {}

    @GetMapping({"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    Metadata metadata() {
        var issuer = tokens.issuer().toString();
        return new Metadata(
                issuer,
                issuer + "/oauth2/token",
                issuer + "/oauth2/jwks",
                List.of("client_credentials"),
                List.of(),
                List.of("private_key_jwt"),
                List.of("RS256"));
    }
}
