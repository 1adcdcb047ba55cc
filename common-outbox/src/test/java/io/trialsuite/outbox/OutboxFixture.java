package io.trialsuite.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsuite.test.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A database with the library's tables, seen with the rights of a service, and what is needed to append and to relay. */
final class OutboxFixture implements AutoCloseable {

    static final String TOPIC = "sample-events.fifo";
    static final String TENANT = "organizationid";
    static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    final TestDatabase database = TestDatabase.create("sample");
    final HikariDataSource dataSource = new HikariDataSource();
    final OutboxJdbc jdbc;
    final JdbcTemplate sql;
    final TransactionTemplate transaction;
    final JsonMapper json = JsonMapper.shared();
    private final List<Relay> relays = new ArrayList<>();

    record Happened(int number) {}

    OutboxFixture() {
        migrate(database);
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(database.appUsername());
        dataSource.setPassword(database.password());
        dataSource.setMaximumPoolSize(16);
        var transactions = new JdbcTransactionManager(dataSource);
        jdbc = OutboxJdbc.of(dataSource, transactions);
        sql = jdbc.template();
        transaction = new TransactionTemplate(transactions);
    }

    static void migrate(TestDatabase database) {
        var service = Flyway.configure()
                .dataSource(database.owner())
                .defaultSchema("sample")
                .locations("classpath:db/migration/sample")
                .load();
        service.migrate();
        OutboxSchema.migrate(service);
    }

    /** Relay settings with these properties, without the prefix. */
    static OutboxProperties.Relay settings(Map<String, String> properties) {
        var defaults = Map.of(
                "lease",
                "2s",
                "call-timeout",
                "500ms",
                "poll-interval",
                "1s",
                "backoff",
                "20ms",
                "max-backoff",
                "200ms");
        var source = new MapConfigurationPropertySource(defaults);
        properties.forEach(source::put);
        return new Binder(source).bindOrCreate("", OutboxProperties.Relay.class);
    }

    WakeupChannel channel() {
        return new WakeupChannel(sql, database.app()::getConnection);
    }

    /** A started relay, stopped at the end at the latest. */
    Relay relay(MessagePublisher publisher, Map<String, String> properties) {
        var relay = Relay.create(jdbc, publisher, channel(), settings(properties), TENANT, RelayObserver.NONE);
        relay.start();
        relays.add(relay);
        return relay;
    }

    /** To show what claims are for. */
    void relayThatTakesWhatOthersOwn(MessagePublisher publisher) {
        var settings = settings(Map.of());
        var instance = UUID.randomUUID().toString();
        var leases = new SlotLeases(sql, instance, settings.lease(), false);
        var relay = Relay.create(jdbc, leases, publisher, channel(), settings, TENANT, RelayObserver.NONE);
        relay.start();
        relays.add(relay);
    }

    JdbcOutbox outbox(CommitSignal signal) {
        return outbox(signal, new EventTable(sql));
    }

    JdbcOutbox outbox(CommitSignal signal, EventTable table) {
        return outbox(signal, table, EventContracts.NONE);
    }

    JdbcOutbox outbox(CommitSignal signal, EventContracts contracts) {
        return outbox(signal, new EventTable(sql), contracts);
    }

    private JdbcOutbox outbox(CommitSignal signal, EventTable table, EventContracts contracts) {
        return new JdbcOutbox(
                dataSource, encoder(contracts), table, PersistenceFlush.ofClasspath(), signal, Tracing.NONE);
    }

    void append(Outbox outbox, OutboxMessage... messages) {
        transaction.executeWithoutResult(status -> outbox.append(messages));
    }

    static OutboxMessage happened(String subject, int number) {
        return OutboxMessage.of("sample.thing.happened.v1", subject, AT, new Happened(number));
    }

    int count(String table) {
        var count = sql.queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? 0 : count;
    }

    ParkedEvents parked() {
        return new ParkedEvents(jdbc, channel(), encoder(EventContracts.NONE));
    }

    private EventEncoder encoder(EventContracts contracts) {
        return new EventEncoder(json, TOPIC, 256 * 1024, contracts);
    }

    Pauses pauses() {
        return new Pauses(jdbc, new OperationLog(sql), channel());
    }

    EventFlow flow() {
        return new EventFlow(sql, json);
    }

    static Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void close() {
        relays.forEach(Relay::stop);
        dataSource.close();
        database.close();
    }
}
