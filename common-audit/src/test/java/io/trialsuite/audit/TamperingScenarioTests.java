package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.audit.AuditVerification.Result.Broken;
import io.trialsuite.audit.AuditVerification.Result.Intact;
import io.trialsuite.test.Clause;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A superuser switches the protection off and changes the past; the chain tells. */
@Clause("21 CFR 11.10(a)")
class TamperingScenarioTests {

    private static final AuditScenario SCENARIO = new AuditScenario();
    private final UUID organization = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SCENARIO.close();
    }

    @BeforeEach
    void fiveEntries() {
        SCENARIO.write(organization, 5);
        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(5));
    }

    static Stream<String> changes() {
        return Stream.of(
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "actor_kind = 'SYSTEM'",
                "actor_id = 'somebody else'",
                "actor_role = 'OWNER'",
                "action = 'other'",
                "entity_type = 'other'",
                "entity_id = 'other'",
                "before = null",
                "after = '{}'",
                "reason = ''",
                "request_id = 'other'",
                "hash = '\\x00'",
                "previous_hash = '\\x00'");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAnyFieldIsFoundWhereItIs(String change) {
        tamper("update audit_entry set " + change + " where organization_id = ? and seq = 3");

        assertThat(SCENARIO.verification().verify(organization))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.seq()).isEqualTo(3));
    }

    @Test
    void theChangedRowIsNamed() {
        var third = SCENARIO.entries(organization).get(2).id();

        tamper("update audit_entry set reason = 'another' where organization_id = ? and seq = 3");

        assertThat(SCENARIO.verification().verify(organization))
                .isEqualTo(new Broken(3, third, "its content is not what was written"));
    }

    @Test
    void aRemovedEntryIsMissed() {
        tamper("delete from audit_entry where organization_id = ? and seq = 2");

        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Broken(2, null, "an entry is missing"));
    }

    @Test
    void aRemovedEndIsMissed() {
        tamper("delete from audit_entry where organization_id = ? and seq = 5");

        assertThat(SCENARIO.verification().verify(organization)).isInstanceOf(Broken.class);
    }

    @Test
    void aRemovedChainIsMissed() {
        tamper("delete from audit_entry where organization_id = ?");

        assertThat(SCENARIO.verification().verify(organization)).isInstanceOf(Broken.class);
    }

    @Test
    void twoExchangedEntriesAreFound() {
        tamper("update audit_entry set seq = 99 where organization_id = ? and seq = 2");
        tamper("update audit_entry set seq = 2 where organization_id = ? and seq = 3");
        tamper("update audit_entry set seq = 3 where organization_id = ? and seq = 99");

        assertThat(SCENARIO.verification().verify(organization))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.seq()).isEqualTo(2));
    }

    @Test
    void anAddedEntryIsFound() {
        tamper("""
                insert into audit_entry
                select organization_id, 6, gen_random_uuid(), hash, hash, at, actor_kind, actor_id, actor_role, action,
                       entity_type, entity_id, before, after, reason, request_id
                  from audit_entry where organization_id = ? and seq = 5
                """);

        assertThat(SCENARIO.verification().verify(organization))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.seq()).isEqualTo(6));
    }

    @Test
    void anotherOrganizationsChainIsNotAffected() {
        var other = UUID.randomUUID();
        SCENARIO.write(other, 2);

        tamper("delete from audit_entry where organization_id = ? and seq = 2");

        assertThat(SCENARIO.verification().verify(other)).isEqualTo(new Intact(2));
    }

    private void tamper(String sql) {
        SCENARIO.asSuperuser()
                .sql("alter table audit_entry disable trigger all")
                .update();
        try {
            assertThat(SCENARIO.asSuperuser().sql(sql).param(organization).update())
                    .isPositive();
        } finally {
            SCENARIO.asSuperuser()
                    .sql("alter table audit_entry enable trigger all")
                    .update();
        }
    }
}
