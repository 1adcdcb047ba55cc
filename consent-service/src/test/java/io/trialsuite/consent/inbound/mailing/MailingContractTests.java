package io.trialsuite.consent.inbound.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.Contracts;
import org.junit.jupiter.api.Test;

class MailingContractTests {

    private final Contracts contracts = Contracts.ofRepository();

    @Test
    void whatMailingServiceSaysIsUnderstood() {
        var delivered = contracts.example("mailing.mail.delivered.v1", MailDelivered.class);
        var bounced = contracts.example("mailing.mail.bounced.v1", MailBounced.class);
        var complained = contracts.example("mailing.mail.complained.v1", MailComplained.class);

        assertThat(delivered.deliveredAt()).isNotNull();
        assertThat(bounced.bouncedAt()).isNotNull();
        assertThat(complained.complainedAt()).isNotNull();
        assertThat(delivered.mailId()).isEqualTo(bounced.mailId()).isEqualTo(complained.mailId());
        assertThat(delivered.reference().isConsentRequest()).isTrue();
    }

    @Test
    void mailsOfOthersDoNotConcernUs() {
        assertThat(new MailReference("billing", "invoice", "1").isConsentRequest())
                .isFalse();
        assertThat(new MailReference("consent", "newsletter", "1").isConsentRequest())
                .isFalse();
    }
}
