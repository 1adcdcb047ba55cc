package io.trialsuite.auth.clients.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Hidden;
import io.trialsuite.auth.keys.TokenProperties;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * RFC 8414 and OpenID Discovery metadata under both well-known names. Written here because the framework's document would name
 * endpoints that do not exist.
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
            @JsonProperty("authorization_endpoint") String authorizationEndpoint,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("end_session_endpoint") String endSessionEndpoint,
            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("response_types_supported") List<String> responseTypes,

            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> idTokenAlgorithms,

            @JsonProperty("code_challenge_methods_supported")
            List<String> challengeMethods,

            @JsonProperty("authorization_response_iss_parameter_supported")
            boolean namesIssuer,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> authenticationMethods,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> assertionAlgorithms) {}

    @GetMapping({"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    Metadata metadata() {
        var issuer = tokens.issuer().toString();
        return new Metadata(
                issuer,
                issuer + "/oauth2/authorize",
                issuer + "/oauth2/token",
                issuer + "/oauth2/logout",
                issuer + "/oauth2/jwks",
                List.of(
                        "authorization_code",
                        "refresh_token",
                        "client_credentials",
                        "urn:ietf:params:oauth:grant-type:token-exchange"),
                List.of("code"),
                List.of("openid"),
                List.of("public"),
                List.of("RS256"),
                List.of("S256"),
                true,
                List.of("private_key_jwt"),
                List.of("RS256"));
    }
}
