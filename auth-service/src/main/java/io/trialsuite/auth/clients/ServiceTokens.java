package io.trialsuite.auth.clients;

import java.util.List;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/**
 * A service's token is good for one audience: the one it asks for with the parameter {@code audience}, or its only one. It asks
 * for its scopes by name; without that it would get a token that opens nothing.
 */
@Component
class ServiceTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String AUDIENCE = "audience";

    private final ServiceClientProperties properties;

    ServiceTokens(ServiceClientProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        var client =
                properties.find(context.getRegisteredClient().getClientId()).orElseThrow();
        var scopes = context.getAuthorizedScopes();
        if (scopes.isEmpty()) {
            throw refusal("invalid_scope", "Name the scopes");
        }
        context.getClaims()
                .audience(List.of(audience(client, context)))
                .claim("scope", String.join(" ", scopes))
                .claim("client_id", client.id());
    }

    private static String audience(ServiceClient client, JwtEncodingContext context) {
        var asked = context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken grant
                ? grant.getAdditionalParameters().get(AUDIENCE)
                : null;
        if (asked == null && client.audiences().size() == 1) {
            return client.audiences().getFirst();
        }
        if (asked instanceof String audience && client.audiences().contains(audience)) {
            return audience;
        }
        throw refusal("invalid_target", "Name one audience that this client may call");
    }

    private static OAuth2AuthenticationException refusal(String code, String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, description, null));
    }
}
