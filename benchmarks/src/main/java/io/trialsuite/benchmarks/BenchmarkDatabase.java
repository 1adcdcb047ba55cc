package io.trialsuite.benchmarks;

import io.trialsuite.topology.DatabaseRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A durable PostgreSQL for one run, with the roles of one service. */
final class BenchmarkDatabase implements AutoCloseable {

    static final String PASSWORD = "benchmark";
    private final EmbeddedPostgres postgres;

    BenchmarkDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        try (var admin = postgres.getPostgresDatabase().getConnection()) {
            new DatabaseRoles(List.of("bench"), role -> PASSWORD).applyTo(admin);
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=bench".formatted(postgres.getPort());
    }

    JdbcTemplate admin() {
        return new JdbcTemplate(postgres.getPostgresDatabase());
    }

    /** Process id of the server. */
    long postmaster() {
        var backend = admin().queryForObject("select pg_backend_pid()", Long.class);
        return ProcessHandle.of(backend == null ? -1 : backend)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }

    long walBytes() {
        var bytes = admin().queryForObject("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn", Long.class);
        return bytes == null ? 0 : bytes;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
