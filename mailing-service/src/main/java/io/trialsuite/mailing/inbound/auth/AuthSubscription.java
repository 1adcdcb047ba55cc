package io.trialsuite.mailing.inbound.auth;

import io.trialsuite.outbox.Subscription;
import io.trialsuite.revocation.RevocationHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuthSubscription {

    @Bean
    Subscription mailingInbox(RevocationHandlers revocations) {
        return revocations.subscribe(Subscription.to("trialsuite-mailing-inbox.fifo"));
    }
}
