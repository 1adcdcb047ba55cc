package io.trialsuite.auth.inbound.mailing;

import io.trialsuite.auth.accounts.AccountId;
import io.trialsuite.auth.accounts.VerifyingAddresses;
import io.trialsuite.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Other services' mails are reported on the same topic; only those to our accounts concern us. */
@Configuration(proxyBeanMethods = false)
class MailingReports {

    @Bean
    Subscription authInbox(VerifyingAddresses verifying) {
        return Subscription.to("trialsuite-auth-inbox.fifo")
                .on("mailing.mail.bounced.v1", MailBounced.class, message -> {
                    var bounce = message.data();
                    if (bounce.disprovesAnAddress()) {
                        verifying.bounced(AccountId.of(bounce.reference().id()), bounce.bouncedAt());
                    }
                });
    }
}
