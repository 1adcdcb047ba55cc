package io.trialsuite.notification.inbound.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Contracts;
import org.junit.jupiter.api.Test;

class MailingContractTests {

    private final Contracts contracts = Contracts.ofRepository();

    @Test
    void aBounceIsReadWhole() {
        var bounced = contracts.example("mailing.mail.bounced.v1", MailBounced.class);

        assertThat(bounced).hasNoNullFieldsOrProperties();
        assertThat(bounced.permanent()).isTrue();
        assertThat(bounced.reasonCode()).isEqualTo("no-mailbox");
    }

    @Test
    void aComplaintIsReadWhole() {
        assertThat(contracts.example("mailing.mail.complained.v1", MailComplained.class))
                .hasNoNullFieldsOrProperties();
    }
}
