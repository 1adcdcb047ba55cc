package io.trialsuite.auth.keys;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SigningKeyStore {

    private final JdbcClient jdbc;
    private final KeyCipher cipher;
    private final Clock clock;

    SigningKeyStore(JdbcClient jdbc, KeyCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Every key that may be published, oldest first. */
    @Transactional(readOnly = true)
    public List<SigningKey> load() {
        return jdbc.sql(
                        "select kid, jwk_encrypted, state from signing_key where state <> 'RETIRED' order by created_at, kid")
                .query(this::read)
                .list();
    }

    /** Stores a signing key unless there is one already; of several instances starting at once, one wins. */
    @Transactional
    public void storeFirst(SigningKey key) {
        var jwk = key.pair().toJSONString().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
                        insert into signing_key (kid, state, jwk_encrypted, created_at)
                        values (:kid, 'SIGNING', :jwk, :now) on conflict do nothing""")
                .param("kid", key.id())
                .param("jwk", cipher.encrypt(key.id(), jwk))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private SigningKey read(ResultSet row, int number) throws SQLException {
        var jwk = cipher.decrypt(row.getString("kid"), row.getBytes("jwk_encrypted"));
        return SigningKey.of(new String(jwk, StandardCharsets.UTF_8), SigningKey.State.valueOf(row.getString("state")));
    }
}
