package io.trialsuite.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseRolesScenarioTests {

    private static final List<String> SERVICES = List.of("auth", "consent", "notification", "mailing");
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        var binaries = Path.of(
                System.getProperty("java.io.tmpdir"), "trialsuite-postgresql-" + System.getProperty("user.name"));
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .start();
        applyRoles();
        for (var service : SERVICES) {
            as(service + "_owner")
                    .sql("create table note (id int primary key, text text)")
                    .update();
            as(service + "_owner").sql("create sequence note_seq").update();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    static Stream<Arguments> rolesAndForeignSchemas() {
        return SERVICES.stream()
                .flatMap(own -> Stream.of(own + "_owner", own + "_app")
                        .flatMap(role -> SERVICES.stream()
                                .filter(other -> !other.equals(own))
                                .map(other -> Arguments.of(role, other))));
    }

    @ParameterizedTest
    @MethodSource("rolesAndForeignSchemas")
    void noRoleReadsAnotherSchema(String role, String schema) {
        assertThatThrownBy(() -> as(role).sql("select count(*) from " + schema + ".note")
                        .query(Long.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied for schema " + schema);
    }

    @Test
    void withAGrantTheSameReadWorks() {
        superuser().sql("grant usage on schema mailing to auth_app").update();
        superuser().sql("grant select on mailing.note to auth_app").update();
        try {
            assertThat(as("auth_app")
                            .sql("select count(*) from mailing.note")
                            .query(Long.class)
                            .single())
                    .isZero();
        } finally {
            superuser().sql("revoke select on mailing.note from auth_app").update();
            superuser().sql("revoke usage on schema mailing from auth_app").update();
        }
    }

    @Test
    void theApplicationWritesRowsAndNothingElse() {
        var app = as("consent_app");

        app.sql("insert into note (id, text) values (nextval('note_seq'), 'x')").update();
        app.sql("update note set text = 'y'").update();

        assertThat(app.sql("select text from note").query(String.class).single())
                .isEqualTo("y");
        for (var forbidden : List.of(
                "delete from note",
                "truncate note",
                "drop table note",
                "alter table note add z int",
                "create table other (id int)",
                "create temporary table other (id int)",
                "create table public.other (id int)",
                "create schema other")) {
            assertThatThrownBy(() -> app.sql(forbidden).update()).as(forbidden).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void everyRoleHasTimeoutsAndAConnectionLimit() {
        for (var service : SERVICES) {
            assertThat(setting(service + "_app", "lock_timeout")).isEqualTo("5s");
            assertThat(setting(service + "_app", "statement_timeout")).isEqualTo("30s");
            assertThat(setting(service + "_app", "idle_in_transaction_session_timeout"))
                    .isEqualTo("1min");
            assertThat(setting(service + "_owner", "statement_timeout")).isEqualTo("10min");
        }
        assertThat(superuser()
                        .sql(
                                "select rolconnlimit from pg_roles where rolname ~ '^[a-z]+_(app|owner)$' and rolconnlimit < 1")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Test
    void noRoleIsMoreThanALogin() {
        var mighty = superuser().sql("""
                        select rolname from pg_roles where rolname ~ '^[a-z]+_(app|owner)$'
                           and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
                        """).query(String.class).list();

        assertThat(mighty).isEmpty();
    }

    @Test
    void aSecondRunIsHarmless() throws SQLException {
        applyRoles();

        assertThat(as("auth_app")
                        .sql("select count(*) from note")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aRoleOutsideTheSuiteCannotEvenConnect() {
        superuser().sql("create role stranger login").update();

        assertThatThrownBy(() ->
                        as("stranger").sql("select 1").query(Integer.class).single())
                .rootCause()
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void anAdministratorWhoIsNoSuperuserCanRunItToo() throws SQLException {
        superuser().sql("create role rds login createrole").update();
        superuser().sql("create database managed owner rds").update();

        try (var admin = source("managed", "rds").getConnection()) {
            new DatabaseRoles(List.of("vault"), role -> "p'w").applyTo(admin);
        }

        var owner = JdbcClient.create(source("managed", "vault_owner"));
        owner.sql("create table note (id int)").update();
        assertThat(JdbcClient.create(source("managed", "vault_app"))
                        .sql("select count(*) from note")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aNameThatIsNotAPlainWordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseRoles(List.of("auth; drop schema consent"), role -> "x"));
    }

    private static void applyRoles() throws SQLException {
        try (var admin = source("postgres", "postgres").getConnection()) {
            new DatabaseRoles(SERVICES, role -> "secret").applyTo(admin);
        }
    }

    private static String setting(String role, String name) {
        return as(role).sql("show " + name).query(String.class).single();
    }

    private static JdbcClient superuser() {
        return as("postgres");
    }

    private static JdbcClient as(String role) {
        return JdbcClient.create(source("postgres", role));
    }

    private static DriverManagerDataSource source(String database, String role) {
        return new DriverManagerDataSource(postgres.getJdbcUrl(role, database), role, "secret");
    }
}
