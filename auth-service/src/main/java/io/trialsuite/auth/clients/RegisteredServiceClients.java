package io.trialsuite.auth.clients;

import io.trialsuite.auth.keys.TokenProperties;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The configured clients in the authorization server's terms: the grants of their kind, one way to authenticate. */
@Component
class RegisteredServiceClients implements RegisteredClientRepository {

    private static final List<AuthorizationGrantType> FOR_ITSELF = List.of(AuthorizationGrantType.CLIENT_CREDENTIALS);
    private static final List<AuthorizationGrantType> FOR_PEOPLE = List.of(
            AuthorizationGrantType.AUTHORIZATION_CODE,
            AuthorizationGrantType.REFRESH_TOKEN,
            AuthorizationGrantType.TOKEN_EXCHANGE);

    private final Map<String, RegisteredClient> clients;

    RegisteredServiceClients(ServiceClientProperties properties, TokenProperties tokens) {
        this.clients = properties.clients().stream()
                .map(client -> registered(client, tokens))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
    }

    private static RegisteredClient registered(ServiceClient client, TokenProperties tokens) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantTypes(grants -> grants.addAll(client.actsForPeople() ? FOR_PEOPLE : FOR_ITSELF))
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder()
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS256)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                        .accessTokenTimeToLive(tokens.accessTokenLifetime())
                        .build())
                .build();
    }

    @Override
    public void save(RegisteredClient client) {
        // the interface allows it for repositories that are read-only
        throw new UnsupportedOperationException("Clients are configured, not registered");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }
}
