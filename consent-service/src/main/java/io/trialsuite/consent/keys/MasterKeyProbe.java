package io.trialsuite.consent.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The service does not start with another master key than the one that the database was encrypted with. */
@Component
@DependsOnDatabaseInitialization
class MasterKeyProbe implements InitializingBean {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final byte[] KNOWN = "trialsuite master key".getBytes(StandardCharsets.US_ASCII);

    private final MasterKey key;
    private final JdbcClient jdbc;

    MasterKeyProbe(MasterKey key, JdbcClient jdbc) {
        this.key = key;
        this.jdbc = jdbc;
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on as it is
    private record Probe(String keyId, byte[] wrapped) {}

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("insert into master_key (key_id, probe) values (:id, :probe) on conflict do nothing")
                .param("id", key.id())
                .param("probe", key.wrap(KNOWN, NOBODY))
                .update();
        var probe = jdbc.sql("select key_id, probe from master_key")
                .query((row, index) -> new Probe(row.getString("key_id"), row.getBytes("probe")))
                .single();
        if (!opens(probe)) {
            throw new MasterKeyUnusable(
                    "The identities in this database are encrypted with the master key %s, and the one that is configured is %s. Restore the right one; without it nobody's name or address can be read."
                            .formatted(probe.keyId(), key.id()),
                    null);
        }
    }

    private boolean opens(Probe probe) {
        try {
            return Arrays.equals(key.unwrap(probe.wrapped(), NOBODY), KNOWN);
        } catch (MasterKeyUnusable another) {
            return false;
        }
    }
}
