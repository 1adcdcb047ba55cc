package io.trialsuite.auth.clients;

import io.trialsuite.auth.clients.web.GrantRequests;
import io.trialsuite.auth.clients.web.PresentedAssertions;
import io.trialsuite.auth.keys.TokenProperties;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2TokenEndpointConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Spring Security's authorization server, reduced to what is offered: authenticating clients, tokens, and the keys. Its other
 * endpoints are not reachable, because this chain sees two paths only and the service's own chain refuses the rest.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenProperties tokens) {
        return AuthorizationServerSettings.builder()
                .issuer(tokens.issuer().toString())
                .build();
    }

    /** By the service's clock, as everything else that ends. */
    @Bean
    JwtGenerator serviceTokenGenerator(JwtEncoder signer, ServiceTokens claims, Clock clock) {
        var generator = new JwtGenerator(signer);
        generator.setJwtCustomizer(claims);
        generator.setClock(clock);
        return generator;
    }

    /** The converters are no beans: Spring Security would take one for the way in which every request is authenticated. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http, ClientAssertions assertions, List<Grant> grants, Granting granting) throws Exception {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(
                        server -> server.clientAuthentication(client -> authenticate(client, assertions))
                                .tokenEndpoint(tokens -> grant(tokens, new GrantRequests(grants), granting)))
                .authorizeHttpRequests(paths -> paths.requestMatchers("/oauth2/jwks")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    private static void authenticate(OAuth2ClientAuthenticationConfigurer client, ClientAssertions assertions) {
        client.authenticationConverters(converters -> replace(converters, List.of(new PresentedAssertions())))
                .authenticationProviders(providers -> {
                    providers.removeIf(it -> !(it instanceof JwtClientAssertionAuthenticationProvider));
                    providers.stream()
                            .map(JwtClientAssertionAuthenticationProvider.class::cast)
                            .forEach(provider -> provider.setJwtDecoderFactory(assertions));
                });
    }

    private static void grant(OAuth2TokenEndpointConfigurer tokens, GrantRequests requests, Granting granting) {
        tokens.accessTokenRequestConverters(converters ->
                        replace(converters, List.of(requests, new OAuth2ClientCredentialsAuthenticationConverter())))
                .authenticationProviders(providers -> {
                    providers.removeIf(it -> !(it instanceof OAuth2ClientCredentialsAuthenticationProvider));
                    providers.add(granting);
                });
    }

    private static <T> void replace(List<T> all, List<T> offered) {
        all.clear();
        all.addAll(offered);
    }
}
