package io.trialsuite.audit;

import io.trialsuite.test.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a service has it: tables made by the owner, written by the application's role. */
final class AuditScenario implements AutoCloseable {

    static final Instant AT = Instant.parse("2026-03-01T09:00:00.123456Z");

    private final TestDatabase database = TestDatabase.create("vault");
    private final DataSource pool;

    AuditScenario() {
        AuditSchema.migrate(Flyway.configure()
                .dataSource(database.owner())
                .defaultSchema("vault")
                .load());
        pool = database.app();
    }

    DataSource app() {
        return pool;
    }

    JdbcClient asApp() {
        return JdbcClient.create(pool);
    }

    JdbcClient asSuperuser() {
        return JdbcClient.create(database.superuser());
    }

    JdbcClient asOwner() {
        return JdbcClient.create(database.owner());
    }

    AuditTable table() {
        return new AuditTable(new JdbcTemplate(pool));
    }

    AuditTrail trail() {
        return trail(table());
    }

    AuditTrail trail(AuditTable table) {
        return new JdbcAuditTrail(pool, table, JsonMapper.shared(), () -> {});
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    AuditVerification verification() {
        var snapshot = transaction();
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new AuditVerification(table(), snapshot);
    }

    /** The organization's entries, the oldest first. */
    List<AuditRow> entries(UUID organization) {
        return transaction().execute(tx -> {
            table().workFor(organization.toString());
            return table().after(organization, 0, 100).stream()
                    .map(AuditTable.Link::row)
                    .toList();
        });
    }

    static AuditEntry entry(UUID organization, String entityId) {
        return new AuditEntry(
                organization,
                AuditActor.account("0197b2c4-5d6e-7f80-9123-456789abcdef", "COORDINATOR"),
                "vault.item.changed",
                "item",
                entityId,
                AT,
                Map.of("state", "OPEN"),
                Map.of("state", "CLOSED"),
                "because");
    }

    /** Writes entries one transaction each. */
    void write(UUID organization, int count) {
        for (int n = 1; n <= count; n++) {
            var entry = entry(organization, "item-" + n);
            transaction().executeWithoutResult(tx -> trail().record(entry));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
