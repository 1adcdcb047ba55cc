package io.trialsuite.mailing.inbound.mail;

import io.trialsuite.outbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailSubscription {

    @Bean
    Subscription mailCommands(MailRequestListener listener) {
        return Subscription.to("trialsuite-mailing-commands.fifo")
                .on("mailing.mail.requested.v1", MailRequested.class, listener::requested);
    }
}
