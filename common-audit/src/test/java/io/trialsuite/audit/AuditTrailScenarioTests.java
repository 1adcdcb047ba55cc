package io.trialsuite.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.audit.AuditVerification.Result.Intact;
import io.trialsuite.test.Clause;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Clause("21 CFR 11.10(e)")
class AuditTrailScenarioTests {

    private static final AuditScenario SCENARIO = new AuditScenario();
    private final UUID organization = UUID.randomUUID();

    @AfterAll
    static void stop() {
        SCENARIO.close();
    }

    @Test
    void whatWasRecordedIsReadBackInItsOrder() {
        SCENARIO.write(organization, 3);

        var entries = SCENARIO.entries(organization);

        assertThat(entries).extracting(AuditRow::entityId).containsExactly("item-1", "item-2", "item-3");
        var first = entries.getFirst();
        assertThat(first.at()).isEqualTo(AuditScenario.AT);
        assertThat(first.actor())
                .isEqualTo(AuditScenario.entry(organization, "x").actor());
        assertThat(first.before()).isEqualTo("{\"state\":\"OPEN\"}");
        assertThat(first.after()).isEqualTo("{\"state\":\"CLOSED\"}");
        assertThat(first.reason()).isEqualTo("because");
    }

    @Test
    void noTrailIsSeenByWhoeverDoesNotSayWhoseItIs() {
        SCENARIO.write(organization, 1);

        for (var table : List.of("audit_entry", "audit_head")) {
            var count = "select count(*) from " + table;
            assertThat(SCENARIO.asApp().sql(count).query(Integer.class).single())
                    .isZero();
            // the control: the rows are there
            assertThat(SCENARIO.asSuperuser().sql(count).query(Integer.class).single())
                    .isPositive();
        }
    }

    @Test
    void afterTheChainIsExtendedTheTransactionWorksForWhomItDidBefore() {
        var other = UUID.randomUUID();
        var after = new AtomicReference<String>();
        SCENARIO.transaction().executeWithoutResult(tx -> {
            SCENARIO.table().workFor(other.toString());
            SCENARIO.trail().record(AuditScenario.entry(organization, "a"));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    after.set(SCENARIO.table().workFor(""));
                }
            });
        });

        assertThat(after).hasValue(other.toString());
        assertThat(SCENARIO.verification().verify(organization)).isEqualTo(new Intact(1));
    }

    @Test
    void theRequestThatCausedItIsKept() {
        try (var correlation = MDC.putCloseable("correlationId", "flow-4711")) {
            SCENARIO.write(organization, 1);
        }

        assertThat(SCENARIO.entries(organization).getFirst().requestId()).isEqualTo("flow-4711");
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

        assertThat(SCENARIO.entries(organization))
                .extracting(AuditRow::entityId)
                .containsExactly("a", "c");
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

        assertThat(SCENARIO.entries(organization))
                .extracting(AuditRow::entityId)
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
    @Clause("ICH E6(R3) 4.2.2")
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
