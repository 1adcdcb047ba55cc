package io.trialsuite.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Compares the token with what the handler asks for. */
final class RecentProof implements HandlerInterceptor {

    /** A second of the token's clock, and what clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Clock clock;

    RecentProof(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var asked = method.getMethodAnnotation(RequireRecentProof.class);
            if (asked != null
                    && CallerResolver.currentToken()
                            .filter(it -> satisfies(it, asked))
                            .isEmpty()) {
                throw new Refusal(
                                HttpStatus.UNAUTHORIZED,
                                "insufficient-user-authentication",
                                "This needs a fresh proof of who you are; log in once more, with your second factor.")
                        .with(HttpHeaders.WWW_AUTHENTICATE, challenge(asked));
            }
        }
        return true;
    }

    private boolean satisfies(Jwt token, RequireRecentProof asked) {
        return (asked.acr().equals(RequireRecentProof.ANY) || asked.acr().equals(token.getClaimAsString("acr")))
                && token.getClaim("auth_time") instanceof Number provedAt
                && !clock.instant()
                        .minus(TOLERANCE)
                        .isAfter(Instant.ofEpochSecond(provedAt.longValue()).plusSeconds(asked.maxAge()));
    }

    private static String challenge(RequireRecentProof asked) {
        var classes = asked.acr().equals(RequireRecentProof.ANY) ? "" : " acr_values=\"" + asked.acr() + "\",";
        return "Bearer error=\"insufficient_user_authentication\"," + classes + " max_age=\"" + asked.maxAge() + "\"";
    }
}
