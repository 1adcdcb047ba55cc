package io.trialsuite.gateway.tokens.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.trialsuite.gateway.provider.web.KeptTokens;
import io.trialsuite.gateway.provider.web.ServiceToken;
import io.trialsuite.gateway.provider.web.SessionOver;
import io.trialsuite.gateway.provider.web.TokenEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The tokens of a browser's session: the provider's own, renewed by one request at a time, and those for the services, one per
 * organization, so that two windows in two organizations never share one. A session that the provider no longer knows ends here.
 */
@Component
public class SessionTokens {

    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);

    /** A token that ends sooner might not survive the way to the service. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final int SESSIONS_AT_ONCE = 20_000;

    private final KeptTokensOfSession kept;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Cache<Purpose, ServiceToken> exchanged = Caffeine.newBuilder()
            .maximumSize(SESSIONS_AT_ONCE)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final LoadingCache<String, ReentrantLock> renewing =
            Caffeine.newBuilder().weakValues().build(session -> new ReentrantLock());

    private record Purpose(String session, String organization, String audience) {}

    SessionTokens(KeptTokensOfSession kept, TokenEndpoint endpoint, Clock clock) {
        this.kept = kept;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** For calls to the provider itself that are about the person and no organization. */
    public ServiceToken own(HttpServletRequest request) {
        var session = kept.sessionOf(request);
        return endingWithProvider(request, () -> own(fresh(session, kept.in(session))));
    }

    /** For calls to one service in one organization. */
    public ServiceToken forService(HttpServletRequest request, String organization, String audience) {
        var session = kept.sessionOf(request);
        var purpose = new Purpose(session.getId(), organization, audience);
        var known = exchanged.getIfPresent(purpose);
        if (known != null && lasts(known.until())) {
            return known;
        }
        return endingWithProvider(
                request,
                () -> one(session.getId(), () -> {
                    var meanwhile = exchanged.getIfPresent(purpose);
                    if (meanwhile != null && lasts(meanwhile.until())) {
                        return meanwhile;
                    }
                    var token = endpoint.exchange(fresh(session, kept.in(session)), organization, audience);
                    exchanged.put(purpose, token);
                    return token;
                }));
    }

    /** The service no longer believes the token: what it says about its owner has changed. */
    public void forget(HttpServletRequest request, String organization, String audience) {
        exchanged.invalidate(new Purpose(kept.sessionOf(request).getId(), organization, audience));
    }

    private KeptTokens fresh(HttpSession session, KeptTokens known) {
        if (lasts(known.until())) {
            return known;
        }
        return one(session.getId(), () -> {
            // another request of this session, or another instance, may have been faster than the copy in this one
            var stored = kept.stored(session.getId());
            if (lasts(stored.until())) {
                return stored;
            }
            var next = endpoint.refresh(stored);
            kept.store(session.getId(), next);
            return next;
        });
    }

    private <T> T one(String session, Supplier<T> work) {
        var lock = renewing.get(session);
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static <T> T endingWithProvider(HttpServletRequest request, Supplier<T> work) {
        try {
            return work.get();
        } catch (SessionOver over) {
            log.info("The provider ended a session: {}", over.getMessage());
            request.getSession().invalidate();
            throw new LoginRequired();
        }
    }

    private static ServiceToken own(KeptTokens tokens) {
        return new ServiceToken(tokens.access(), tokens.until());
    }

    private boolean lasts(Instant until) {
        return clock.instant().plus(SPARE).isBefore(until);
    }
}
