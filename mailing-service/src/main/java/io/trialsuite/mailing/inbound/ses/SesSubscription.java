package io.trialsuite.mailing.inbound.ses;

import io.trialsuite.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SesSubscription {

    @Bean
    Subscription sesEvents(SesEventListener listener) {
        return Subscription.toRaw("trialsuite-mailing-ses-events", listener::received);
    }
}
