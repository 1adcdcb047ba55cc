package io.trialsuite.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventFlowScenarioTests extends EdgeScenario {

    private final Outbox outbox;
    private final PlatformTransactionManager transactions;

    EventFlowScenarioTests(Outbox outbox, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.transactions = transactions;
    }

    @Test
    void anOrganizationSeesItsOwnFlowAlone() {
        record(organization, "mine");
        record(UUID.randomUUID(), "theirs");

        var flow = get("/v1/organizations/" + organization + "/event-flow", token().value())
                .expectStatus()
                .isOk()
                .expectBody();

        flow.jsonPath("$.recorded.length()").isEqualTo(1);
        flow.jsonPath("$.recorded[0].subject").isEqualTo("mine");
    }

    @Test
    void anotherOrganizationsFlowIsRefused() {
        get("/v1/organizations/" + UUID.randomUUID() + "/event-flow", token().value())
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void aLimitBeyondReasonIsRefused() {
        get("/v1/organizations/" + organization + "/event-flow?limit=1001", token().value())
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=-1000000000-01-01T00:00:00Z",
                "to=%2B10000-01-01T00:00:00Z",
                "correlationId=a%00b",
                "from=soon"
            })
    void whatIsNoTimeOrNoTextIsRefused(String query) {
        var path =
                URI.create("http://127.0.0.1:" + port + "/v1/organizations/" + organization + "/event-flow?" + query);
        http().get()
                .uri(path)
                .header("Authorization", token().bearer())
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theApiDescriptionKnowsPagingCallersAndKeys() {
        var body = http().get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(body)
                .contains("Idempotency-Key")
                .contains("\"cursor\"")
                .doesNotContain("\"name\":\"caller\"")
                .doesNotContain("\"name\":\"paging\"");
    }

    private void record(UUID organizationId, String subject) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(tx ->
                        outbox.append(OutboxMessage.of("edge.note.added.v1", subject, Instant.now(), Map.of("a", 1))
                                .with("organizationid", organizationId)));
    }
}
