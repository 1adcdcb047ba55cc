package io.trialsuite.auth.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts attempts at anything that can be guessed. Keys are stored hashed: most of them name people who have no account. */
@Component
public class AttemptThrottle {

    private final JdbcClient jdbc;
    private final LockoutProperties lockout;
    private final Clock clock;

    AttemptThrottle(JdbcClient jdbc, LockoutProperties lockout, Clock clock) {
        this.jdbc = jdbc;
        this.lockout = lockout;
        this.clock = clock;
    }

    /** Counts one attempt. Zero: go ahead; else how long to wait, and the attempt was not counted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Duration charge(String key) {
        var now = clock.instant();
        var made = jdbc.sql("""
                        insert into attempt_throttle as t (key_sha256, attempts, last_attempt_at) values (:key, 1, :now)
                        on conflict (key_sha256) do update
                           set attempts = case when t.last_attempt_at < :forgetBefore then 1 else t.attempts + 1 end,
                               last_attempt_at = :now
                         where t.locked_until is null or t.locked_until <= :now
                        returning attempts""")
                .param("key", sha256(key))
                .param("now", Timestamp.from(now))
                .param("forgetBefore", Timestamp.from(now.minus(lockout.forgetAfter())))
                .query(Integer.class)
                .optional();
        if (made.isEmpty()) {
            return Duration.between(now, lockedUntil(key, now));
        }
        var wait = lockout.waitAfter(made.get());
        if (!wait.isZero()) {
            lock(key, now.plus(wait));
        }
        return Duration.ZERO;
    }

    /** The attempt was good: counting starts anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(String key) {
        jdbc.sql("delete from attempt_throttle where key_sha256 = :key")
                .param("key", sha256(key))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetOldOnes() {
        jdbc.sql("delete from attempt_throttle where last_attempt_at < :forgetBefore")
                .param("forgetBefore", Timestamp.from(clock.instant().minus(lockout.forgetAfter())))
                .update();
    }

    private Instant lockedUntil(String key, Instant now) {
        return jdbc.sql("select locked_until from attempt_throttle where key_sha256 = :key")
                .param("key", sha256(key))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .filter(now::isBefore)
                .orElse(now.plusSeconds(1));
    }

    private void lock(String key, Instant until) {
        jdbc.sql("update attempt_throttle set locked_until = :until where key_sha256 = :key")
                .param("until", Timestamp.from(until))
                .param("key", sha256(key))
                .update();
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
