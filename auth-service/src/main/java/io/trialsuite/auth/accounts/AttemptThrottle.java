package io.trialsuite.auth.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts at anything that can be guessed, and forgets them one by one as time passes. Keys are stored hashed: most of
 * them name people who have no account.
 */
@Component
public class AttemptThrottle {

    private final JdbcClient jdbc;
    private final Clock clock;

    AttemptThrottle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one attempt, unless it comes during a wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Charge charge(String key, Allowance allowance) {
        var now = now();
        var drainedAt = jdbc.sql("""
                        insert into attempt_throttle as t (key_sha256, drained_at)
                        values (:key, cast(:now as timestamptz) + make_interval(secs => :decay))
                        on conflict (key_sha256) do update
                           set drained_at = greatest(t.drained_at, :now) + make_interval(secs => :decay)
                         where t.locked_until is null or t.locked_until <= :now
                        returning drained_at""")
                .param("key", sha256(key))
                .param("now", Timestamp.from(now))
                .param("decay", seconds(allowance.decay()))
                .query(Timestamp.class)
                .optional();
        if (drainedAt.isEmpty()) {
            return Charge.refused(Duration.between(now, lockedUntil(key, now)));
        }
        var counting = Duration.between(now, drainedAt.get().toInstant());
        var lock = allowance.waitAfter(allowance.attemptsIn(counting));
        if (!lock.isZero()) {
            lock(key, now.plus(lock));
        }
        return Charge.counted(lock);
    }

    /** The attempt was never judged: it does not count, nor does the wait that it began. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String key, Allowance allowance) {
        jdbc.sql("""
                        update attempt_throttle
                           set drained_at = drained_at - make_interval(secs => :decay), locked_until = null
                         where key_sha256 = :key""")
                .param("key", sha256(key))
                .param("decay", seconds(allowance.decay()))
                .update();
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
    public void forgetDrainedOnes() {
        jdbc.sql("""
                        delete from attempt_throttle
                         where drained_at < :now and (locked_until is null or locked_until < :now)""").param("now", Timestamp.from(now())).update();
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

    /** In the microseconds that rows keep: a nanosecond more would look like one more attempt. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
