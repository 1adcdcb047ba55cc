package io.trialsuite.auth.clients;

import io.trialsuite.problem.Problem;
import io.trialsuite.problem.Unavailable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/** Leads the framework's token endpoint, which has authenticated the client, to our grants and back. */
@Component
class Granting implements AuthenticationProvider {

    private final Map<String, Grant> grants;
    private final ServiceClientProperties clients;
    private final Clock clock;

    Granting(List<Grant> grants, ServiceClientProperties clients, Clock clock) {
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return GrantAuthentication.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var asked = (GrantAuthentication) authentication;
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || !client.isAuthenticated()
                || client.getRegisteredClient() == null) {
            throw refusal("invalid_client", null);
        }
        var registered = client.getRegisteredClient();
        if (!registered.getAuthorizationGrantTypes().contains(asked.getGrantType())) {
            throw refusal("unauthorized_client", null);
        }
        return answer(registered, client, grant(registered.getClientId(), asked));
    }

    private GrantedTokens grant(String clientId, GrantAuthentication asked) {
        var audiences = clients.find(clientId).orElseThrow().audiences();
        var grant = Objects.requireNonNull(grants.get(asked.getGrantType().getValue()));
        try {
            return grant.grant(new GrantRequest(clientId, audiences, asked.parameters()));
        } catch (GrantRefused refused) {
            throw refusal(refused.error(), refused.getMessage());
        } catch (Unavailable busy) {
            throw refusal("temporarily_unavailable", busy.code());
        } catch (Problem problem) {
            throw refusal("invalid_grant", problem.code());
        }
    }

    private Authentication answer(RegisteredClient registered, Authentication client, GrantedTokens granted) {
        var now = clock.instant();
        var access = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, granted.accessToken(), now, now.plus(granted.lifetime()), Set.of());
        var refresh = granted.refreshToken() == null ? null : new OAuth2RefreshToken(granted.refreshToken(), now);
        return new OAuth2AccessTokenAuthenticationToken(registered, client, access, refresh, granted.more());
    }

    private static OAuth2AuthenticationException refusal(String error, @Nullable String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(error, description, null));
    }
}
