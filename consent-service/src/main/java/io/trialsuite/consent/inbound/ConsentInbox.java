package io.trialsuite.consent.inbound;

import io.trialsuite.consent.inbound.mailing.MailingReports;
import io.trialsuite.consent.inbound.tmf.TrialMasterFileListener;
import io.trialsuite.outbox.Subscription;
import io.trialsuite.revocation.RevocationHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentInbox {

    @Bean
    Subscription consentSubscription(
            MailingReports mailing, TrialMasterFileListener masterFile, RevocationHandlers revocations) {
        var inbox = revocations.subscribe(Subscription.to("trialsuite-consent-inbox.fifo"));
        return masterFile.subscribe(mailing.subscribe(inbox));
    }
}
