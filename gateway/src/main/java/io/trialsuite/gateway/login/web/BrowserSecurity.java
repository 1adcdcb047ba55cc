package io.trialsuite.gateway.login.web;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what in a browser, and what a browser may do with it. */
@Configuration(proxyBeanMethods = false)
class BrowserSecurity {

    private static final String[] FOR_EVERYBODY = {"/", "/actuator/health", "/actuator/health/**", "/error"};

    @Bean
    SecurityFilterChain browserChain(
            HttpSecurity http,
            Provider provider,
            LoginProperties properties,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes,
            OidcUserService people) {
        var start = new LoginStart(provider);
        var end = new OidcClientInitiatedLogoutSuccessHandler(provider);
        end.setPostLogoutRedirectUri(properties.origin() + "/");
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(FOR_EVERYBODY)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.loginPage(LoginStart.PATH)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(start))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(codes))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .successHandler(start)
                        .failureHandler((request, response, refused) -> response.sendRedirect("/?login=failed")))
                .logout(logout -> logout.logoutSuccessHandler(end))
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfCookie()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(start)
                        .accessDeniedHandler((request, response, refused) -> {
                            throw new RequestForged();
                        }))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> restrict(headers, properties))
                .build();
    }

    @Bean
    OAuth2AuthorizedClientRepository tokensOfSession() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(LoginProperties properties) {
        var key = key(properties.clientKey());
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key));
        return client;
    }

    @Bean
    OidcUserService people() {
        var people = new OidcUserService();
        people.setRetrieveUserInfo(request -> false);
        return people;
    }

    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName("__Host-csrf");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(it -> it.secure(true).sameSite("Lax"));
        return cookie;
    }

    /** Logging out ends in a redirect to the provider, which browsers hold against form-action. */
    private static void restrict(HeadersConfigurer<HttpSecurity> headers, LoginProperties properties) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'; base-uri 'none';"
                        + " object-src 'none'; frame-ancestors 'none'; form-action 'self' " + properties.issuer()))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(transport -> transport
                        .requestMatcher(
                                request -> "https".equals(properties.origin().getScheme()))
                        .maxAgeInSeconds(31_536_000)
                        .includeSubDomains(true));
    }

    private static RSAKey key(String jwk) {
        try {
            var key = JWK.parse(jwk).toRSAKey();
            if (!key.isPrivate()) {
                throw new IllegalStateException("gateway.client-key has no private part");
            }
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException("gateway.client-key is not a JWK");
        }
    }
}
