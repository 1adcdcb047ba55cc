package io.trialsuite.auth.legacy.web;

import io.trialsuite.auth.legacy.LegacyCalls;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Who calls what, whether or not the call succeeds. */
final class CountingCalls extends OncePerRequestFilter {

    private static final Pattern PRODUCT = Pattern.compile("([A-Za-z0-9._-]{1,40}).*");

    private final LegacyCalls calls;

    CountingCalls(LegacyCalls calls) {
        this.calls = calls;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var client = client(request);
        try {
            chain.doFilter(request, response);
        } finally {
            calls.count(client, operation(request));
        }
    }

    private static String operation(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "none" : request.getMethod() + " " + pattern;
    }

    private static String client(HttpServletRequest request) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken known) {
            return Optional.ofNullable(known.getToken().getClaimAsString("client_id"))
                    .orElse("person");
        }
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT))
                .map(PRODUCT::matcher)
                .filter(Matcher::matches)
                .map(agent -> "agent:" + agent.group(1))
                .orElse("agent:unnamed");
    }
}
