package io.trialsuite.test;

import io.trialsuite.topology.DatabaseRoles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A fresh database for one test class on a real PostgreSQL, with the schema and both roles of one service exactly as in
 * production: the application role cannot run DDL, delete, or look into another schema.
 *
 * <p>The server is embedded, one per JVM, unless {@code -Dsuite.test.database-url} (or {@code SUITE_TEST_DATABASE_URL}) names
 * another, with the rights of a superuser. Tables come from the service's own migrations. Thread-safe.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String PASSWORD = "for-tests-only";

    private final TestServer server;
    private final String name;
    private final String service;

    private TestDatabase(TestServer server, String name, String service) {
        this.server = server;
        this.name = name;
        this.service = service;
    }

    /**
     * Creates the database.
     *
     * @param service name of the schema, such as {@code consent}
     */
    public static TestDatabase create(String service) {
        return create(service, List.of(service));
    }

    /**
     * Creates the database with the schemas of several services.
     *
     * @param service the one that {@link #app()}, {@link #owner()} and {@link #url()} speak for
     */
    public static TestDatabase create(String service, List<String> services) {
        var server = TestServer.running();
        var name = "test_" + service + "_" + Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        var roles = new DatabaseRoles(services, role -> PASSWORD);
        server.exclusively(admin -> {
            execute(admin, "create database " + name);
            try (var fresh = server.admin(name).getConnection()) {
                roles.applyTo(fresh);
            }
        });
        return new TestDatabase(server, name, service);
    }

    /** JDBC address with the service's schema as the current one; the user is not part of it. */
    public String url() {
        return server.url(name) + "?currentSchema=" + service;
    }

    public String appUsername() {
        return DatabaseRoles.appOf(service);
    }

    public String ownerUsername() {
        return DatabaseRoles.ownerOf(service);
    }

    /** Password of every role in this database. */
    public String password() {
        return PASSWORD;
    }

    /** Unpooled connections of the application role. */
    public DataSource app() {
        return as(appUsername());
    }

    /** Unpooled connections of the owner, who runs migrations. */
    public DataSource owner() {
        return as(ownerUsername());
    }

    /** Unpooled connections of the superuser, whom neither grants nor row-level security bind: for tampering and for looking. */
    public DataSource superuser() {
        return new DriverManagerDataSource(url(), server.user(), server.password());
    }

    /** Unpooled connections of any role of this database. */
    public DataSource as(String role) {
        return new DriverManagerDataSource(url(), role, PASSWORD);
    }

    /** Ends every connection to the database and drops it. */
    @Override
    public void close() {
        server.exclusively(admin -> execute(admin, "drop database if exists " + name + " with (force)"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
