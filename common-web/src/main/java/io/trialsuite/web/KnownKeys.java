package io.trialsuite.web;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's keys. A key they do not contain, though they were read a moment ago, is no key of the issuer's: whoever makes
 * up key ids is told that the token is not valid, and neither that we have a problem nor at the price of a stack trace.
 */
final class KnownKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(KnownKeys.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final JWKSource<SecurityContext> keys;
    private final InstantSource clock;
    private final AtomicLong unreported = new AtomicLong();
    private final AtomicLong nextLine = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean read;

    KnownKeys(JWKSource<SecurityContext> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            var selected = keys.get(selector, context);
            read = true;
            return selected;
        } catch (RateLimitReachedException askedAMomentAgo) {
            if (!read) {
                throw askedAMomentAgo;
            }
            report();
            return List.of();
        }
    }

    private void report() {
        unreported.incrementAndGet();
        var now = clock.millis();
        var due = nextLine.get();
        if (now >= due && nextLine.compareAndSet(due, now + BETWEEN_LINES.toMillis())) {
            log.atWarn()
                    .addKeyValue("tokens", unreported.getAndSet(0))
                    .log("Access tokens name keys that the issuer does not have");
        }
    }
}
