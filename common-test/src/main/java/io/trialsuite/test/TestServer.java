package io.trialsuite.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The PostgreSQL server of this JVM: the one given by {@code suite.test.database-url} (a JDBC address with the user and
 * password of a superuser in its query), else an embedded one that starts at first use and ends with the JVM. Runs as root and
 * as an ordinary user alike.
 */
record TestServer(String host, int port, String database, String user, String password) {

    private static @Nullable TestServer started;

    static synchronized TestServer running() {
        var server = started;
        if (server == null) {
            server = GivenSetting.of("suite.test.database-url")
                    .map(TestServer::given)
                    .orElseGet(TestServer::embedded);
            started = server;
        }
        return server;
    }

    static TestServer given(String url) {
        var address = URI.create(url.substring("jdbc:".length()));
        var parameters = Arrays.stream(String.valueOf(address.getRawQuery()).split("&", -1))
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2)
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
        return new TestServer(
                address.getHost(),
                address.getPort() == -1 ? 5432 : address.getPort(),
                address.getPath().substring(1),
                parameters.getOrDefault("user", "postgres"),
                parameters.getOrDefault("password", ""));
    }

    private static TestServer embedded() {
        // One folder of unpacked binaries per user: those that root unpacked are closed to everybody else.
        var binaries = Path.of(
                System.getProperty("java.io.tmpdir"), "trialsuite-postgresql-" + System.getProperty("user.name"));
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("deadlock_timeout", "200ms")
                    .setServerConfig("log_min_messages", "fatal")
                    .start();
            return new TestServer("127.0.0.1", postgres.getPort(), "postgres", "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    String url(String databaseName) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, databaseName);
    }

    DriverManagerDataSource admin(String databaseName) {
        return new DriverManagerDataSource(url(databaseName), user, password);
    }

    /** Runs the work while no other JVM that shares the server does the same: roles belong to the whole server. */
    void exclusively(SqlWork work) {
        try (Connection connection = admin(database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(7244302)");
            work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on an administrator's connection. */
    @FunctionalInterface
    interface SqlWork {
        void run(Connection connection) throws SQLException;
    }
}
