package io.trialsuite.auth.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trialsuite.test.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The SQL steps from one organization per person to many, on the schema that v1 had. */
class OneToManyStepsTests {

    private static final UUID ZERO = new UUID(0, 0);
    private static final String SCHEMA = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '')
              from information_schema.columns where table_schema = 'auth'
            union all select conrelid::regclass || ' ' || conname || pg_get_constraintdef(oid) || convalidated
              from pg_constraint where connamespace = 'auth'::regnamespace
            union all select indexdef from pg_indexes where schemaname = 'auth'
            union all select concat_ws(' ', tablename, policyname, permissive, roles, cmd, qual, with_check)
              from pg_policies where schemaname = 'auth'
            union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
             where not tgisinternal and c.relnamespace = 'auth'::regnamespace
            union all select concat_ws(' ', proname, prosrc, prosecdef, proconfig, proacl)
              from pg_proc where pronamespace = 'auth'::regnamespace
            union all select concat_ws(' ', relname, relrowsecurity, relforcerowsecurity, relacl)
              from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r'""";

    private final TestDatabase database = TestDatabase.create("auth");
    private final JdbcClient v1 = JdbcClient.create(database.app());
    private final JdbcClient rows = JdbcClient.create(database.superuser());
    private final UUID here = UUID.randomUUID();
    private final UUID there = UUID.randomUUID();

    @BeforeEach
    void goBackToOneOrganizationPerPerson() {
        migrate(database);
        owner("""
                drop table membership;
                drop function require_default_membership();
                drop function require_owner();
                alter table account
                    add organization_id uuid not null references organization (id),
                    add role text not null check (role in ('OWNER', 'ADMIN', 'MEMBER'))""");
        for (var id : List.of(here, there)) {
            v1.sql(
                            "insert into organization (id, slug, name, registered_at, version) values (?, ?, 'Trials', now(), 0)")
                    .params(id, id.toString())
                    .update();
        }
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatComesOutIsTheSchemaOfAFreshDatabase() {
        newcomer();
        List.of("E1__create_membership", "E2a__follow_account").forEach(this::apply);
        backfill();
        List.of("E4__validate", "E2b__follow_membership", "C1__stop_following", "C2__drop_columns")
                .forEach(this::apply);

        try (var fresh = TestDatabase.create("auth")) {
            migrate(fresh);
            assertThat(schema(database)).containsExactlyInAnyOrderElementsOf(schema(fresh));
        }
    }

    @Test
    void everyStepCanBeRepeatedBackedOutAndTakenAgain() {
        var early = newcomer();
        drill("E1__create_membership", "E1__back_out");
        drill("E2a__follow_account", "E2a__back_out");
        backfill();
        owner(text("E3__back_out"));
        move(early, there);
        backfill();
        assertReconciled();
        apply("E4__validate");
        apply("E4__validate");
        drill("E2b__follow_membership", "E2b__back_out");
        apply("C1__stop_following");
        var late = newcomer();
        join(late, there);
        List.of("E2a__follow_account", "E2b__follow_membership", "C1__back_out").forEach(this::apply);

        assertThat(organizationOf(late)).isEqualTo(there);
        assertReconciled();
        assertThatThrownBy(() -> owner("insert into account (id, email, display_name, registered_at, version)"
                        + " values (gen_random_uuid(), 'x@hospital.example', 'Kim', now(), 0)"))
                .hasMessageContaining("belongs to no organization");
    }

    @Test
    void theFirstPersonWithoutAnOrganizationClosesTheWayBack() {
        expandBothWays();
        apply("C1__stop_following");
        var person = newcomer();
        rows.sql("update account set organization_id = null, role = null where id = ?")
                .param(person)
                .update();
        var other = newcomer();
        join(other, there);

        assertThatThrownBy(() -> apply("C1__back_out")).hasMessageContaining("somebody belongs to no organization");
        assertThat(organizationOf(other)).isEqualTo(here);
    }

    @Test
    void aMoveByV1ReplacesWhatV1MadeAndKeepsWhatV2Made() {
        expand();
        var person = newcomer();
        move(person, there);
        assertThat(membershipsOf(person)).containsExactly(there);

        rows.sql("update membership set source = 'v2' where account_id = ?")
                .param(person)
                .update();
        move(person, here);

        assertThat(membershipsOf(person)).containsExactlyInAnyOrder(here, there);
        assertReconciled();
    }

    @Test
    void whatV2ReadBeforeAMoveByV1IsStaleAfterIt() {
        expand();
        var person = newcomer();
        rows.sql("update membership set source = 'v2' where account_id = ?")
                .param(person)
                .update();

        move(person, there);

        assertThat(rows.sql("select version from membership where account_id = ? and organization_id = ?")
                        .params(person, here)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void v1FollowsTheDefaultThatV2Chose() {
        expand();
        apply("E2b__follow_membership");
        var person = newcomer();

        owner("""
                update membership set is_default = false where account_id = '%1$s';
                insert into membership (account_id, organization_id, role, status, is_default, membership_version,
                                        joined_at, version)
                values ('%1$s', '%2$s', 'ADMIN', 'ACTIVE', true, 1, now(), 0)""".formatted(person, there));

        assertThat(organizationOf(person)).isEqualTo(there);
        assertReconciled();
    }

    @Test
    void aMoveDuringABatchWaitsForItAndIsKept() throws Exception {
        var person = newcomer();
        expand();

        moveDuring(text("E3__backfill"), person);

        assertThat(membershipsOf(person)).containsExactly(there);
        assertReconciled();
    }

    @Test
    void withoutTheLockTheSameMoveFails() {
        var person = newcomer();
        expand();
        var careless = text("E3__backfill").replace("for no key update", "");

        assertThatThrownBy(() -> moveDuring(careless, person))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aMoveDuringAWriteOfV2WaitsForIt() throws Exception {
        var person = newcomer();
        expandBothWays();

        moveDuringWriteOfV2("select id from account where id = ? for no key update", person);

        assertThat(membershipsOf(person)).containsExactly(there);
        assertReconciled();
    }

    @Test
    void withoutTheLockOnThePersonBothWaitForEachOther() {
        var person = newcomer();
        expandBothWays();

        assertThatThrownBy(() -> moveDuringWriteOfV2("select id from account where id = ?", person))
                .rootCause()
                .hasMessageContaining("deadlock");
    }

    @Test
    void v2MayMakeAPersonFirstAndSayWhereTheyBelongAfterwards() {
        expandBothWays();

        owner("""
                begin;
                insert into account (id, email, display_name, registered_at, version)
                values ('%1$s', 'new@hospital.example', 'Kim', now(), 0);
                insert into membership (account_id, organization_id, role, status, is_default, membership_version,
                                        joined_at, version, source)
                values ('%1$s', '%2$s', 'MEMBER', 'ACTIVE', true, 1, now(), 0, 'v1');
                commit""".formatted(there, here));

        assertThat(organizationOf(there)).isEqualTo(here);
        assertReconciled();
    }

    private void moveDuringWriteOfV2(String beginning, UUID person) throws Exception {
        try (var connection = database.superuser().getConnection();
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            var v2 = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            v2.sql(beginning).param(person).query(UUID.class).single();
            join(v2, person, there, false);
            var move = thread.submit(() -> move(person, there));
            await().until(this::somebodyWaits);
            v2.sql("update membership set role = 'OWNER' where account_id = ? and is_default")
                    .param(person)
                    .update();
            connection.commit();
            move.get();
        }
    }

    private void expandBothWays() {
        expand();
        backfill();
        apply("E2b__follow_membership");
    }

    private void moveDuring(String batch, UUID person) throws Exception {
        try (var connection = database.owner().getConnection();
                var thread = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            copy(JdbcClient.create(new SingleConnectionDataSource(connection, true)), batch, ZERO);
            var move = thread.submit(() -> move(person, there));
            await().until(this::somebodyWaits);
            connection.commit();
            move.get();
        }
    }

    private boolean somebodyWaits() {
        return rows.sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event in ('transactionid', 'tuple'))""").query(Boolean.class).single();
    }

    private void expand() {
        List.of("E1__create_membership", "E2a__follow_account").forEach(this::apply);
    }

    private void drill(String step, String backOut) {
        List.of(step, step, backOut, backOut, step).forEach(this::apply);
    }

    private void backfill() {
        var last = List.of(ZERO);
        while (!last.isEmpty()) {
            last = copy(JdbcClient.create(database.owner()), text("E3__backfill"), last.getFirst());
        }
    }

    private static List<UUID> copy(JdbcClient owner, String batch, UUID last) {
        return owner.sql(batch)
                .param("last", last)
                .param("size", 1000)
                .query(UUID.class)
                .list();
    }

    private UUID newcomer() {
        var id = UUID.randomUUID();
        v1.sql("""
                        insert into account (id, email, display_name, registered_at, version, organization_id, role)
                        values (?, ?, 'Kim Minji', now(), 0, ?, 'MEMBER')""").params(id, id + "@hospital.example", here).update();
        return id;
    }

    private int move(UUID person, UUID organization) {
        return v1.sql("update account set organization_id = ? where id = ?")
                .params(organization, person)
                .update();
    }

    private void join(UUID person, UUID organization) {
        join(rows, person, organization, true);
    }

    private static void join(JdbcClient client, UUID person, UUID organization, boolean isDefault) {
        client.sql("""
                        insert into membership (account_id, organization_id, role, status, is_default,
                                                membership_version, joined_at, version)
                        values (?, ?, 'ADMIN', 'ACTIVE', ?, 1, now(), 0)""").params(person, organization, isDefault).update();
    }

    private UUID organizationOf(UUID person) {
        return rows.sql("select organization_id from account where id = ?")
                .param(person)
                .query(UUID.class)
                .single();
    }

    private List<UUID> membershipsOf(UUID person) {
        return rows.sql("select organization_id from membership where account_id = ?")
                .param(person)
                .query(UUID.class)
                .list();
    }

    private void assertReconciled() {
        assertThat(rows.sql(text("reconcile")).query(Long.class).single()).isZero();
    }

    private void apply(String step) {
        owner(text(step));
    }

    private void owner(String statements) {
        new JdbcTemplate(database.owner()).execute(statements);
    }

    private static void migrate(TestDatabase database) {
        Flyway.configure()
                .dataSource(database.owner())
                .defaultSchema("auth")
                .createSchemas(false)
                .locations("classpath:db/migration/auth")
                .load()
                .migrate();
    }

    private static List<String> schema(TestDatabase database) {
        return JdbcClient.create(database.superuser())
                .sql(SCHEMA)
                .query(String.class)
                .list();
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("db/one-to-many/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
