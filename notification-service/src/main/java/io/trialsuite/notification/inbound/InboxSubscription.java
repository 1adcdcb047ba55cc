package io.trialsuite.notification.inbound;

import io.trialsuite.notification.inbound.consent.ConsentListener;
import io.trialsuite.notification.inbound.mailing.MailingListener;
import io.trialsuite.outbox.Subscription;
import io.trialsuite.revocation.RevocationHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboxSubscription {

    @Bean
    Subscription notificationInbox(ConsentListener consent, MailingListener mailing, RevocationHandlers revocations) {
        var inbox = revocations.subscribe(Subscription.to("trialsuite-notification-inbox.fifo"));
        return mailing.subscribe(consent.subscribe(inbox));
    }
}
