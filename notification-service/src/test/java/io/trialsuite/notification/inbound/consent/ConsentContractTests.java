package io.trialsuite.notification.inbound.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Contracts;
import org.junit.jupiter.api.Test;

class ConsentContractTests {

    private final Contracts contracts = Contracts.ofRepository();

    @Test
    void aCompletedBatchIsReadWhole() {
        var batch = contracts.example("consent.batch.completed.v1", BatchCompleted.class);

        assertThat(batch).hasNoNullFieldsOrProperties();
        assertThat(batch.counts().dispatched()).isPositive();
    }

    @Test
    void aSignatureIsReadWhole() {
        assertThat(contracts.example("consent.signature.applied.v1", SignatureApplied.class))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void aRefusalIsReadWhole() {
        assertThat(contracts.example("consent.request.declined.v1", RequestDeclined.class))
                .hasNoNullFieldsOrProperties();
    }
}
