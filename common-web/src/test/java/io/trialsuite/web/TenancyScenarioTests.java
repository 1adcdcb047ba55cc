package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trialsuite.outbox.ConsumptionScope;
import io.trialsuite.outbox.MessageId;
import io.trialsuite.outbox.PoisonMessage;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.tenant.TenantContext;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TenancyScenarioTests extends EdgeScenario {

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final ConsumptionScope consumption;

    TenancyScenarioTests(JdbcClient jdbc, PlatformTransactionManager transactions, ConsumptionScope consumption) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.consumption = consumption;
    }

    @BeforeEach
    void oneNote() {
        superuser()
                .sql(
                        "insert into note (id, organization_id, text, created_at) values (gen_random_uuid(), ?, 'x', now())")
                .param(organization)
                .update();
    }

    @Test
    void aTransactionSeesItsTenantAlone() {
        try (var scope = TenantContext.open(organization)) {
            assertThat(visible()).isOne();
        }
        try (var scope = TenantContext.open(UUID.randomUUID())) {
            assertThat(visible()).isZero();
        }
    }

    @Test
    void withoutATenantNothingIsVisibleOrWritable() {
        assertThat(visible()).isZero();
        assertThatThrownBy(() -> jdbc.sql(
                                "insert into note (id, organization_id, text, created_at) values (gen_random_uuid(), ?, 'x', now())")
                        .param(organization)
                        .update())
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    /** Shows that the policy hides rows and not an empty table. */
    @Test
    void withoutThePolicyTheRowWouldBeSeen() {
        assertThat(notes()).isOne();
    }

    @Test
    void theSettingDoesNotOutliveItsTransactionOnAPooledConnection() {
        for (int n = 0; n < 40; n++) {
            try (var scope = TenantContext.open(organization)) {
                assertThat(visible()).isOne();
            }
            assertThat(visible()).isZero();
        }
    }

    @Test
    void anInnerTransactionHasTheTenantThatIsCurrentWhenItBegins() {
        var inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try (var scope = TenantContext.open(organization)) {
            new TransactionTemplate(transactions).executeWithoutResult(outer -> {
                try (var other = TenantContext.open(UUID.randomUUID())) {
                    assertThat(inner.<Long>execute(tx -> count())).isZero();
                }
                assertThat(count()).isOne();
            });
        }
    }

    @Test
    void aConsumedMessageIsHandledForItsOrganization() {
        try (var scope = consumption.open(message(Map.of("organizationid", organization.toString())))) {
            assertThat(visible()).isOne();
        }
        assertThat(TenantContext.current()).isEmpty();
    }

    @Test
    void aMessageWithoutAnOrganizationIsHandledForNobodyAndAWrongOneIsPoison() {
        try (var scope = consumption.open(message(Map.of()))) {
            assertThat(TenantContext.current()).isEmpty();
        }
        assertThatThrownBy(() -> consumption.open(message(Map.of("organizationid", "everyone"))))
                .isInstanceOf(PoisonMessage.class);
    }

    private static ReceivedMessage<String> message(Map<String, String> attributes) {
        return new ReceivedMessage<>(MessageId.next(), "/test", "t", "s", Instant.EPOCH, attributes, "");
    }

    private long visible() {
        var count = new TransactionTemplate(transactions).<Long>execute(tx -> count());
        return count == null ? -1 : count;
    }

    private long count() {
        return jdbc.sql("select count(*) from note").query(Long.class).single();
    }
}
