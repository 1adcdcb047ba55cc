package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.audit.AuditVerification.Result.Intact;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class AuditTrailScenarioTests {

    private static final AuditScenario SCENARIO = new AuditScenario();
    private final UUID organization = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SCENARIO.close();
    }

    @Test
    void whatWasRecordedIsReadBackLatestFirst() {
        SCENARIO.write(organization, 3);

        var page = SCENARIO.log().find(new AuditLog.Query(organization, null, null, null, 2));
        var rest = SCENARIO.log()
                .find(new AuditLog.Query(
                        organization, null, null, page.getLast().seq(), 2));

        assertThat(page).extracting(AuditLog.View::entityId).containsExactly("item-3", "item-2");
        assertThat(rest).extracting(AuditLog.View::entityId).containsExactly("item-1");
        var first = rest.getFirst();
        assertThat(first.at()).isEqualTo(AuditScenario.AT);
        assertThat(first.actor())
                .isEqualTo(AuditScenario.entry(organization, "x").actor());
        assertThat(first.before()).isEqualTo("{\"state\":\"OPEN\"}");
        assertThat(first.after()).isEqualTo("{\"state\":\"CLOSED\"}");
        assertThat(first.reason()).isEqualTo("because");
    }

    @Test
    void theHistoryOfOneRecordCanBeAskedFor() {
        SCENARIO.write(organization, 3);

        assertThat(SCENARIO.log().find(new AuditLog.Query(organization, "item", "item-2", null, 10)))
                .extracting(AuditLog.View::seq)
                .containsExactly(2L);
    }

    @Test
    void theRequestThatCausedItIsKept() {
        try (var correlation = MDC.putCloseable("correlationId", "flow-4711")) {
            SCENARIO.write(organization, 1);
        }

        assertThat(SCENARIO.log()
                        .find(new AuditLog.Query(organization, null, null, null, 1))
                        .getFirst()
                        .requestId())
                .isEqualTo("flow-4711");
    }

    @Test
    void outsideATransactionOrInAReadOnlyOneNothingIsRecorded() {
        var entry = AuditScenario.entry(organization, "x");
        var readOnly = SCENARIO.transaction();
        readOnly.setReadOnly(true);

        assertThatIllegalStateException().isThrownBy(() -> SCENARIO.trail().record(entry));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        readOnly.executeWithoutResult(tx -> SCENARIO.trail().record(entry)));
        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(0));
    }

    @Test
    void aRolledBackTransactionLeavesNoEntryAndNoGap() {
        SCENARIO.write(organization, 1);
        SCENARIO.transaction().executeWithoutResult(tx -> {
            SCENARIO.trail().record(AuditScenario.entry(organization, "never"));
            tx.setRollbackOnly();
        });
        SCENARIO.write(organization, 1);

        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(2));
    }

    @Test
    void entriesOfOneTransactionKeepTheirOrderAndOrganizationsTheirOwnChains() {
        var other = UUID.randomUUID();
        var trail = SCENARIO.trail();
        SCENARIO.transaction().executeWithoutResult(tx -> {
            trail.record(AuditScenario.entry(organization, "a"));
            trail.record(AuditScenario.entry(other, "b"));
            trail.record(AuditScenario.entry(organization, "c"));
        });

        assertThat(SCENARIO.log().find(new AuditLog.Query(organization, null, null, null, 10)))
                .extracting(AuditLog.View::entityId)
                .containsExactly("c", "a");
        assertThat(SCENARIO.verification().verify(other)).isEqualTo(new Intact(1));
    }

    @Test
    void whatIsRolledBackToASavepointIsNotRecorded() {
        var trail = SCENARIO.trail();
        SCENARIO.transaction().executeWithoutResult(tx -> {
            trail.record(AuditScenario.entry(organization, "kept"));
            var savepoint = tx.createSavepoint();
            trail.record(AuditScenario.entry(organization, "dropped"));
            tx.rollbackToSavepoint(savepoint);
        });

        assertThat(SCENARIO.log().find(new AuditLog.Query(organization, null, null, null, 10)))
                .extracting(AuditLog.View::entityId)
                .containsExactly("kept");
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveAnEntry() {
        SCENARIO.write(organization, 1);

        for (var sql : List.of(
                "update audit_entry set reason = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_head")) {
            assertThatThrownBy(() -> SCENARIO.asApp().sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void norCanTheOwnerWithoutFirstRemovingTheTrigger() {
        SCENARIO.write(organization, 1);

        for (var sql :
                List.of("update audit_entry set reason = 'x'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> SCENARIO.asOwner().sql(sql).update())
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(1));
    }
}
