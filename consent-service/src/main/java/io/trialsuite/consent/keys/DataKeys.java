package io.trialsuite.consent.keys;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key of each organization, opened once per process. Whoever is about to begin a transaction that needs one asks for it
 * before, because opening it may be a call to a key service.
 */
@Component
public class DataKeys {

    private final MasterKey master;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, byte[]> opened = new ConcurrentHashMap<>();

    DataKeys(MasterKey master, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.master = master;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Opens the organization's key; makes one when there is none. Costs nothing once that is done. */
    public void prepare(UUID organization) {
        if (!opened.containsKey(organization)) {
            var wrapped = find(organization).orElseGet(() -> create(organization));
            opened.put(organization, master.unwrap(wrapped, organization));
        }
    }

    /** Never one that a transaction has made which may still be rolled back. */
    byte[] key(UUID organization) {
        prepare(organization);
        return Objects.requireNonNull(opened.get(organization));
    }

    /** Of two that are made at the same moment, the first one stays; the master key may be a call away, so no transaction waits for it. */
    private byte[] create(UUID organization) {
        var wrapped = master.wrap(Aes.newKey(), organization);
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into data_key (organization_id, master_key_id, wrapped, created_at)
                values (:organization, :master, :wrapped, :at) on conflict do nothing""")
                .param("organization", organization)
                .param("master", master.id())
                .param("wrapped", wrapped)
                .param("at", Timestamp.from(clock.instant()))
                .update());
        return find(organization)
                .orElseThrow(() -> new IllegalStateException("Nobody works for organization " + organization));
    }

    private Optional<byte[]> find(UUID organization) {
        return transaction.execute(
                status -> jdbc.sql("select wrapped from data_key where organization_id = :organization")
                        .param("organization", organization)
                        .query((row, index) -> row.getBytes("wrapped"))
                        .optional());
    }
}
