package io.trialsuite.benchmarks;

import io.trialsuite.topology.DatabaseRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A durable PostgreSQL for one run, with a schema and the roles of one service for every contender. */
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
            new DatabaseRoles(List.of("bench", "namastack", "gruelbox", "modulith"), role -> PASSWORD).applyTo(admin);
        }
    }

    String url(String schema) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=%s".formatted(postgres.getPort(), schema);
    }

    /** Connections of the role that may define tables. */
    DataSource ownerOf(String schema) {
        return new DriverManagerDataSource(url(schema), DatabaseRoles.ownerOf(schema), PASSWORD);
    }

    /** The business tables, for a library that brings no migrations to Flyway, and its own. */
    void define(String schema, String... scripts) {
        var populator = new ResourceDatabasePopulator(
                new ClassPathResource("db/migration/business/V0001__create_business_tables.sql"));
        for (var script : scripts) {
            populator.addScript(new ClassPathResource(script));
        }
        populator.execute(ownerOf(schema));
    }

    /** For libraries that delete what they have delivered. */
    void allowDeleting(String schema) {
        admin().execute("grant delete on all tables in schema %s to %s".formatted(schema, DatabaseRoles.appOf(schema)));
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
        return number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /** A query's one number. */
    long number(String query) {
        var number = admin().queryForObject(query, Long.class);
        return number == null ? 0 : number;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
