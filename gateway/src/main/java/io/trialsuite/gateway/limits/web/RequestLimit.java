package io.trialsuite.gateway.limits.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts requests by session, or by network where nobody is logged in, and tells what is left in {@code RateLimit} fields
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
public final class RequestLimit extends OncePerRequestFilter {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int CALLERS_AT_ONCE = 100_000;

    private final Allowance sessions;
    private final Allowance networks;

    RequestLimit(LimitProperties properties, Clock clock) {
        this.sessions = new Allowance("session", properties.session(), clock);
        this.networks = new Allowance("network", properties.network(), clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isSomebody()) {
            sessions.take(request.getSession().getId(), response);
        } else {
            networks.take(request.getRemoteAddr(), response);
        }
        chain.doFilter(request, response);
    }

    private static boolean isSomebody() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null && person.isAuthenticated() && !(person instanceof AnonymousAuthenticationToken);
    }

    private static final class Allowance {

        private final String name;
        private final int size;
        private final LoadingCache<String, Bucket> buckets;

        Allowance(String name, int size, Clock clock) {
            this.name = name;
            this.size = size;
            var time = new ClockMeter(clock);
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(CALLERS_AT_ONCE)
                    .expireAfterAccess(WINDOW)
                    .build(caller -> Bucket.builder()
                            .withCustomTimePrecision(time)
                            .addLimit(Bandwidth.builder()
                                    .capacity(size)
                                    .refillGreedy(size, WINDOW)
                                    .build())
                            .build());
        }

        void take(String caller, HttpServletResponse response) {
            var probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
            var left = probe.getRemainingTokens();
            response.setHeader("RateLimit-Policy", "\"%s\";q=%d;w=%d".formatted(name, size, WINDOW.toSeconds()));
            response.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(name, left, secondsUntilFull(left)));
            if (!probe.isConsumed()) {
                throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }

        private long secondsUntilFull(long left) {
            return Math.ceilDiv((size - left) * WINDOW.toSeconds(), size);
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.between(java.time.Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
