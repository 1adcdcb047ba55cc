package io.trialsuite.web;

import io.trialsuite.problem.Forbidden;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes a {@link Caller} of the verified access token. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var token = currentToken()
                .orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException("This endpoint needs an access token"));
        return new Caller(
                uuid(token.getSubject()).orElseThrow(CallerResolver::notAPerson),
                uuid(token.getClaimAsString("org_id")).orElseThrow(CallerResolver::noOrganization),
                Optional.ofNullable(token.getClaimAsString("org_role")).orElse(""),
                scopes(token),
                provedAt(token));
    }

    static Optional<Jwt> currentToken() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authenticated
                ? Optional.of(authenticated.getToken())
                : Optional.empty();
    }

    static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Forbidden noOrganization() {
        return new Forbidden(
                "organization-required", "The access token was issued for no organization; select one first.");
    }

    private static Forbidden notAPerson() {
        return new Forbidden("account-required", "Only a person with an account may call this endpoint.");
    }

    private static Instant provedAt(Jwt token) {
        return token.getClaim("auth_time") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.EPOCH;
    }

    private static Set<String> scopes(Jwt token) {
        var scope = token.getClaimAsString("scope");
        return scope == null
                ? Set.of()
                : Arrays.stream(scope.split(" ", -1))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.toSet());
    }
}
