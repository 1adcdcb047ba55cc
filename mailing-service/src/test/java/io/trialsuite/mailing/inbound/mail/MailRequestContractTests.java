package io.trialsuite.mailing.inbound.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Contracts;
import org.junit.jupiter.api.Test;

class MailRequestContractTests {

    @Test
    void theExampleOfTheCommandIsReadWhole() {
        var request = Contracts.ofRepository().example("mailing.mail.requested.v1", MailRequested.class);

        assertThat(request).hasNoNullFieldsOrProperties();
        assertThat(request.critical()).isTrue();
        assertThat(request.model()).containsEntry("code", "481920");
        assertThat(request.reference()).extracting("kind").isEqualTo("consent-request");
    }
}
