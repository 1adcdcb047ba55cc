package io.trialsuite.auth.clients;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which assertions were used, for as long as they could be used again (RFC 7523 section 3, item 7). */
@Component
class UsedAssertions {

    private final JdbcClient jdbc;
    private final Clock clock;

    UsedAssertions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** True for the first of all that present it; of several at the same time, for one. */
    @Transactional
    public boolean use(String client, String id, Instant usableUntil) {
        return jdbc.sql("""
                        insert into client_assertion (client_id, jti_sha256, expires_at)
                        values (:client, :id, :until) on conflict do nothing""")
                        .param("client", client)
                        .param("id", sha256(id))
                        .param("until", Timestamp.from(usableUntil))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    @Transactional
    public void forgetExpiredOnes() {
        jdbc.sql("delete from client_assertion where expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] sha256(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
