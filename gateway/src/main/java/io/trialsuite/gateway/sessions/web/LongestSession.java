package io.trialsuite.gateway.sessions.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that was used all the time and so never became idle. */
final class LongestSession extends OncePerRequestFilter {

    private final Duration longest;
    private final Clock clock;

    LongestSession(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var session = request.getSession(false);
        if (session != null && hasEnded(Instant.ofEpochMilli(session.getCreationTime()))) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    private boolean hasEnded(Instant began) {
        return !clock.instant().isBefore(began.plus(longest));
    }
}
