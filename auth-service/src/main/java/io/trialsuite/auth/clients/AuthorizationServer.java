package io.trialsuite.auth.clients;

import io.trialsuite.auth.keys.TokenProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Spring Security's authorization server, reduced to what is offered: tokens for services, and the keys. Its other endpoints
 * are not reachable, because this chain sees two paths only and the service's own chain refuses the rest.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenProperties tokens) {
        return AuthorizationServerSettings.builder()
                .issuer(tokens.issuer().toString())
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain authorizationServerChain(HttpSecurity http, ClientAssertions assertions) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> server.clientAuthentication(
                        client -> client.authenticationProviders(providers -> providers.stream()
                                .filter(JwtClientAssertionAuthenticationProvider.class::isInstance)
                                .map(JwtClientAssertionAuthenticationProvider.class::cast)
                                .forEach(provider -> provider.setJwtDecoderFactory(assertions)))))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/oauth2/jwks")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
