package io.trialsuite.auth.legacy.web;

import io.trialsuite.auth.legacy.LegacyCalls;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chain of its own for v1, whose refusals are no problem documents and whose answers carry the end of its life. Other paths
 * below {@code /v1} are the suite's.
 */
@Configuration(proxyBeanMethods = false)
class LegacySecurity {

    /** Service clients that write people by v1; whoever configures a client decides about it. */
    private static final String CLIENT = "SCOPE_auth.users";

    private static final String PERSON = "SCOPE_suite:person";

    @Bean
    @Order(0)
    SecurityFilterChain legacyChain(
            HttpSecurity http,
            JwtDecoder accessTokenDecoder,
            LegacyProperties lifetime,
            LegacyCalls calls,
            JsonMapper json)
            throws Exception {
        AuthenticationEntryPoint unknown = (request, response, refused) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            write(json, HttpStatus.UNAUTHORIZED, LegacyError.UNAUTHORIZED, response);
        };
        AccessDeniedHandler denied =
                (request, response, refused) -> write(json, HttpStatus.FORBIDDEN, LegacyError.FORBIDDEN, response);
        return http.securityMatcher("/v1/login", "/v1/refresh", "/v1/users/**", "/v1/organizations/*/users")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/v1/login", "/v1/refresh")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/v1/users")
                        .hasAuthority(CLIENT)
                        .requestMatchers(HttpMethod.PUT, "/v1/users/{id}/organization")
                        .hasAuthority(CLIENT)
                        .requestMatchers(HttpMethod.GET, "/v1/users/{id}/organization")
                        .hasAnyAuthority(PERSON, CLIENT)
                        .requestMatchers(HttpMethod.GET, "/v1/users/me", "/v1/organizations/{id}/users")
                        .hasAuthority(PERSON)
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unknown)
                        .accessDeniedHandler(denied)
                        .jwt(jwt -> jwt.decoder(accessTokenDecoder)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.addHeaderWriter(new Farewell(lifetime)))
                .addFilterBefore(new CountingCalls(calls), AuthorizationFilter.class)
                .build();
    }

    private static void write(JsonMapper json, HttpStatus status, LegacyError error, HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), error);
    }
}
