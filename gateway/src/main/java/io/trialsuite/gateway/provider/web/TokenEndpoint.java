package io.trialsuite.gateway.provider.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientTokenExchangeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.TokenExchangeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClientException;

/** Asks the provider for tokens in the name of the client {@code gateway}. Thread-safe; each call goes over the network. */
@Component
public class TokenEndpoint {

    private static final Logger log = LoggerFactory.getLogger(TokenEndpoint.class);

    /** What the provider says about the session as a whole; other refusals are about one organization. */
    private static final Set<String> OVER = Set.of("session-ended", "refresh-token-rejected");

    private final Provider provider;
    private final Clock clock;
    private final RestClientRefreshTokenTokenResponseClient refreshes;
    private final RestClientTokenExchangeTokenResponseClient exchanges;

    TokenEndpoint(
            Provider provider,
            Clock clock,
            RestClientRefreshTokenTokenResponseClient refreshes,
            RestClientTokenExchangeTokenResponseClient exchanges) {
        this.provider = provider;
        this.clock = clock;
        this.refreshes = refreshes;
        this.exchanges = exchanges;
    }

    /** The next pair; the one presented is spent. */
    public KeptTokens refresh(KeptTokens kept) {
        var request = new OAuth2RefreshTokenGrantRequest(
                provider.registration(), access(kept), new OAuth2RefreshToken(kept.refresh(), null));
        try {
            return kept(asked(() -> refreshes.getTokenResponse(request)));
        } catch (OAuth2AuthorizationException refused) {
            throw new SessionOver(reason(refused));
        }
    }

    /** A token for one service and one organization, which the provider compares with the memberships of now. */
    public ServiceToken exchange(KeptTokens kept, String organization, String audience) {
        var registration = ClientRegistration.withClientRegistration(provider.registration())
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .build();
        var request = new ExchangeRequest(registration, access(kept), organization, audience);
        try {
            var granted = asked(() -> exchanges.getTokenResponse(request)).getAccessToken();
            return new ServiceToken(granted.getTokenValue(), Objects.requireNonNull(granted.getExpiresAt()));
        } catch (OAuth2AuthorizationException refused) {
            var reason = reason(refused);
            throw isAboutOrganization(reason) ? new OrganizationClosed(reason) : new SessionOver(reason);
        }
    }

    /** What a login has led to, in the form it is kept in. */
    public static KeptTokens kept(OAuth2AccessToken access, OAuth2RefreshToken refresh) {
        return new KeptTokens(
                access.getTokenValue(), Objects.requireNonNull(access.getExpiresAt()), refresh.getTokenValue());
    }

    static final class ExchangeRequest extends TokenExchangeGrantRequest {

        private final String organization;
        private final String audience;

        ExchangeRequest(
                ClientRegistration registration, OAuth2AccessToken subject, String organization, String audience) {
            super(registration, subject, null);
            this.organization = organization;
            this.audience = audience;
        }

        LinkedMultiValueMap<String, String> target() {
            var target = new LinkedMultiValueMap<String, String>();
            target.add("organization_id", organization);
            target.add("audience", audience);
            return target;
        }
    }

    private static OAuth2AccessTokenResponse asked(Supplier<OAuth2AccessTokenResponse> call) {
        try {
            return call.get();
        } catch (OAuth2AuthorizationException failed) {
            var code = failed.getError().getErrorCode();
            if (code.equals("temporarily_unavailable")
                    || code.equals("server_error")
                    || failed.getCause() instanceof RestClientException) {
                log.atWarn().setCause(failed).log("The OpenID provider gives no tokens");
                throw new ProviderUnreachable();
            }
            throw failed;
        }
    }

    private static KeptTokens kept(OAuth2AccessTokenResponse granted) {
        return kept(granted.getAccessToken(), Objects.requireNonNull(granted.getRefreshToken()));
    }

    private static boolean isAboutOrganization(String reason) {
        return !OVER.contains(reason) && reason.matches("[a-z]+(-[a-z]+)+");
    }

    /** Any other refusal is about this client, and nobody is logged out for our own mistake. */
    private static String reason(OAuth2AuthorizationException refused) {
        var error = refused.getError();
        if (!error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)) {
            throw new IllegalStateException("The provider refuses the gateway itself", refused);
        }
        return error.getDescription() == null ? error.getErrorCode() : error.getDescription();
    }

    private OAuth2AccessToken access(KeptTokens kept) {
        var now = clock.instant();
        var issued = kept.until().isAfter(now) ? now : Instant.EPOCH;
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, kept.access(), issued, kept.until());
    }
}
