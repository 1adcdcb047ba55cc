package io.trialsuite.gateway.login.web;

import io.trialsuite.gateway.limits.web.RequestLimit;
import io.trialsuite.gateway.provider.web.Provider;
import io.trialsuite.gateway.provider.web.ProviderProperties;
import io.trialsuite.gateway.relay.web.OpenPaths;
import io.trialsuite.gateway.sessions.web.SessionLife;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what in a browser, and what a browser may do with it. */
@Configuration(proxyBeanMethods = false)
class BrowserSecurity {

    private static final String[] FOR_EVERYBODY = {
        "/", "/assets/**", "/actuator/health", "/actuator/health/**", "/error"
    };

    @Bean
    SecurityFilterChain browserChain(
            HttpSecurity http,
            Provider provider,
            ProviderProperties properties,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes,
            OidcUserService people,
            LogoutAnswer logoutAnswer,
            SessionLife life,
            OpenPaths open,
            RequestLimit limit) {
        var start = new LoginStart(provider, life);
        var end = new OidcClientInitiatedLogoutSuccessHandler(provider);
        end.setPostLogoutRedirectUri(properties.origin() + "/");
        end.setRedirectStrategy(logoutAnswer);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(open::contains)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(limit, OAuth2AuthorizationRequestRedirectFilter.class)
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
    private static void restrict(HeadersConfigurer<HttpSecurity> headers, ProviderProperties properties) {
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
}
