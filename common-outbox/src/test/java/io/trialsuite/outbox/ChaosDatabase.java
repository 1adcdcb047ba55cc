package io.trialsuite.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.trialsuite.topology.DatabaseRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL of its own that can be restarted on the same port and data. */
final class ChaosDatabase implements AutoCloseable {

    static final String APP = "sample_app";
    static final String PASSWORD = "chaos";

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    ChaosDatabase() throws IOException, SQLException {
        data = Files.createTempDirectory("outbox-chaos");
        postgres = start(0);
        port = postgres.getPort();
        try (var admin = postgres.getPostgresDatabase().getConnection()) {
            new DatabaseRoles(List.of("sample"), role -> PASSWORD).applyTo(admin);
        }
        var service = Flyway.configure()
                .dataSource(new DriverManagerDataSource(url(), "sample_owner", PASSWORD))
                .defaultSchema("sample")
                .locations("classpath:db/migration/sample")
                .load();
        service.migrate();
        OutboxSchema.migrate(service);
    }

    private EmbeddedPostgres start(int wanted) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(wanted)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=sample"
                .formatted(port == 0 ? postgres.getPort() : port);
    }

    HikariDataSource pool(int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url());
        pool.setUsername(APP);
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(size);
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    /** Every connection is cut; what was committed stays. */
    void restart() {
        try {
            postgres.close();
            postgres = start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var files = Files.walk(data)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(file -> {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            });
        }
    }
}
