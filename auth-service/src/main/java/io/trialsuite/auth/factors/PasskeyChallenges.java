package io.trialsuite.auth.factors;

import io.trialsuite.auth.keys.KeySeal;
import io.trialsuite.auth.tokens.OpaqueToken;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an authenticator signs (WebAuthn Level 3, section 13.4.3): 128 random bits, an end and a seal over both and over what it
 * is for. Anybody can ask for one, so that nothing is stored until it is answered; each is answered once.
 */
@Component
class PasskeyChallenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    /** Longer than the clocks of two instances differ: what one has forgotten another must not take for fresh. */
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    private static final int RANDOM_BYTES = 16;
    private static final int CONTENT_BYTES = RANDOM_BYTES + Long.BYTES;

    private final KeySeal seal;
    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyChallenges(KeySeal seal, JdbcClient jdbc, Clock clock) {
        this.seal = seal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A challenge that is good for one purpose.
     *
     * @param purpose says for whom as well, where that is known
     */
    byte[] issue(String purpose) {
        var content = ByteBuffer.allocate(CONTENT_BYTES)
                .put(OpaqueToken.salt())
                .putLong(clock.instant().plus(LIFE).toEpochMilli())
                .array();
        var sealed = seal.of(purpose(purpose), content);
        return ByteBuffer.allocate(CONTENT_BYTES + sealed.length)
                .put(content)
                .put(sealed)
                .array();
    }

    /** Whether it is one of ours for this purpose, in time and not answered before; now it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean redeem(String purpose, byte[] challenge) {
        if (challenge.length <= CONTENT_BYTES) {
            return false;
        }
        var content = Arrays.copyOf(challenge, CONTENT_BYTES);
        var sealed = Arrays.copyOfRange(challenge, CONTENT_BYTES, challenge.length);
        var expiresAt = Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong(RANDOM_BYTES));
        return seal.isOf(purpose(purpose), content, sealed)
                && clock.instant().isBefore(expiresAt)
                && jdbc.sql("""
                                insert into passkey_challenge (challenge_sha256, expires_at) values (?, ?)
                                on conflict do nothing""")
                                .params(sha256(challenge), Timestamp.from(expiresAt))
                                .update()
                        == 1;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    @Transactional
    public void forgetExpired() {
        jdbc.sql("delete from passkey_challenge where expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT_AFTER_END)))
                .update();
    }

    private static String purpose(String purpose) {
        return "passkey:" + purpose;
    }

    private static byte[] sha256(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
