package io.trialsuite.auth.sessions.web;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.memberships.OrganizationId;
import io.trialsuite.auth.sessions.SessionId;
import io.trialsuite.auth.sessions.Visitor;
import io.trialsuite.problem.Forbidden;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Component
class VisitorResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final class PersonRequired extends Forbidden {

        private static final long serialVersionUID = 1L;

        PersonRequired() {
            super("person-required", "Only a person with a session may do this.");
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public @Nullable Visitor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(SecurityContextHolder.getContext().getAuthentication()
                instanceof JwtAuthenticationToken authentication)) {
            throw new AuthenticationCredentialsNotFoundException("This endpoint needs an access token");
        }
        if (!authentication.getToken().hasClaim("sid")) {
            if (parameter.isOptional()) {
                return null; // a service, which the endpoint has something for as well
            }
            throw new PersonRequired();
        }
        return visitor(authentication.getToken());
    }

    private static Visitor visitor(Jwt token) {
        return new Visitor(
                AccountId.of(Objects.requireNonNull(token.getSubject())),
                new SessionId(UUID.fromString(Objects.requireNonNull(token.getClaimAsString("sid")))),
                Optional.ofNullable(token.getClaimAsString("org_id")).map(OrganizationId::of));
    }
}
