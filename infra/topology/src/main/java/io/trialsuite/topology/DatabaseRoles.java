package io.trialsuite.topology;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One schema and two login roles per service: {@code <service>_owner} owns the schema and runs migrations,
 * {@code <service>_app} reads and writes rows and can neither define nor delete anything unless a migration says so.
 *
 * <p>Guarantees: no role can look into another service's schema; nothing is granted to {@code public}; every role has a lock,
 * a statement and an idle-transaction time-out and a connection limit. Idempotent: running it again repairs drift and sets
 * the passwords. Needs PostgreSQL 15 or newer and a superuser or, on managed databases, a role with {@code CREATEROLE} that
 * owns the database.
 */
public final class DatabaseRoles {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]{0,29}");

    private static final String CLOSE_DATABASE = """
            do $do$ begin
              execute format('revoke all on database %I from public', current_database());
            end $do$;
            revoke all on schema public from public""";

    private final List<String> services;
    private final UnaryOperator<String> passwordOfRole;

    /**
     * @param services schema names, lower-case letters and digits
     * @param passwordOfRole the password for a role's name
     */
    public DatabaseRoles(List<String> services, UnaryOperator<String> passwordOfRole) {
        for (var service : services) {
            if (!SERVICE.matcher(service).matches()) {
                throw new IllegalArgumentException("Not a schema name: " + service);
            }
        }
        this.services = List.copyOf(services);
        this.passwordOfRole = passwordOfRole;
    }

    public static String ownerOf(String service) {
        return service + "_owner";
    }

    public static String appOf(String service) {
        return service + "_app";
    }

    /**
     * Applies everything in one transaction of its own to the database that the connection is connected to.
     *
     * @param admin in auto-commit mode, returned in it
     */
    public void applyTo(Connection admin) throws SQLException {
        admin.setAutoCommit(false);
        try (var statement = admin.createStatement()) {
            for (var sql : statements()) {
                statement.execute(sql);
            }
            admin.commit();
        } catch (SQLException refused) {
            admin.rollback();
            throw refused;
        } finally {
            admin.setAutoCommit(true);
        }
    }

    /** The SQL, in order; holds the passwords in clear text. */
    public List<String> statements() {
        var sql = new ArrayList<String>();
        // Two runs at once would update the same catalogue rows; the key is this class's own.
        sql.add("select pg_advisory_xact_lock(7244301)");
        sql.add(CLOSE_DATABASE);
        for (var service : services) {
            sql.add(role(ownerOf(service), service, 10, "10min"));
            sql.add(role(appOf(service), service, 60, "30s"));
            sql.add(schema(service));
        }
        return sql;
    }

    private String role(String name, String schema, int connectionLimit, String statementTimeout) {
        return """
                do $do$ begin
                  if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s;
                  end if;
                  if not (select rolsuper from pg_roles where rolname = current_user) then
                    grant %1$s to current_user;
                  end if;
                  execute format('grant connect on database %%I to %1$s', current_database());
                end $do$;
                alter role %1$s login connection limit %3$d password %4$s;
                alter role %1$s set search_path = %2$s;
                alter role %1$s set lock_timeout = '5s';
                alter role %1$s set statement_timeout = '%5$s';
                alter role %1$s set idle_in_transaction_session_timeout = '60s'""".formatted(name, schema, connectionLimit, literal(passwordOfRole.apply(name)), statementTimeout);
    }

    private static String schema(String service) {
        return """
                create schema if not exists %1$s authorization %1$s_owner;
                revoke all on schema %1$s from public;
                grant usage on schema %1$s to %1$s_app;
                alter default privileges for role %1$s_owner in schema %1$s
                  grant select, insert, update on tables to %1$s_app;
                alter default privileges for role %1$s_owner in schema %1$s
                  grant usage on sequences to %1$s_app""".formatted(service);
    }

    private static String literal(String text) {
        if (text.indexOf('\0') >= 0 || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("A password must not contain a backslash or NUL");
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
