package io.trialsuite.auth.keys;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
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

    /** Stores a key unless there is one in its state already; of several instances at once, one wins. */
    @CanIgnoreReturnValue
    @Transactional
    public boolean store(SigningKey key) {
        var jwk = key.pair().toJSONString().getBytes(StandardCharsets.UTF_8);
        return jdbc.sql("""
                        insert into signing_key (kid, state, jwk_encrypted, created_at, state_since)
                        values (:kid, :state, :jwk, :now, :now) on conflict do nothing""")
                        .param("kid", key.id())
                        .param("state", key.state().name())
                        .param("jwk", cipher.encrypt(key.id(), jwk))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Those that have been in the state since then or longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> inStateSince(SigningKey.State state, Instant since) {
        return jdbc.sql("select kid from signing_key where state = :state and state_since <= :since order by kid")
                .param("state", state.name())
                .param("since", Timestamp.from(since))
                .query(String.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String kid, SigningKey.State state) {
        jdbc.sql("update signing_key set state = :state, state_since = :now where kid = :kid")
                .param("state", state.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("kid", kid)
                .update();
    }

    /** One instance at a time decides; the others find it decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select kid from signing_key for update").query(String.class).list();
    }

    private SigningKey read(ResultSet row, int number) throws SQLException {
        var jwk = cipher.decrypt(row.getString("kid"), row.getBytes("jwk_encrypted"));
        return SigningKey.of(new String(jwk, StandardCharsets.UTF_8), SigningKey.State.valueOf(row.getString("state")));
    }
}
