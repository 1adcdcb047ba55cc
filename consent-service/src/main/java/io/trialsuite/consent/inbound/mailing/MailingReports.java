package io.trialsuite.consent.inbound.mailing;

import io.trialsuite.consent.copies.DeliveringCopies;
import io.trialsuite.consent.requests.InvitationDelivery;
import io.trialsuite.consent.requests.ReportedDelivery;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.TrackingDelivery;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import io.trialsuite.revocation.RevocationHandlers;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Other services' mails are reported on the same topic; only those about our requests concern us. */
@Configuration(proxyBeanMethods = false)
class MailingReports {

    @Bean
    Subscription consentInbox(TrackingDelivery tracking, DeliveringCopies copies, RevocationHandlers revocations) {
        return revocations
                .subscribe(Subscription.to("trialsuite-consent-inbox.fifo"))
                .on("mailing.mail.delivered.v1", MailDelivered.class, message -> {
                    var data = message.data();
                    track(
                            message,
                            data.reference(),
                            data.mailId(),
                            InvitationDelivery.DELIVERED,
                            data.deliveredAt(),
                            tracking);
                    if (data.reference().isConsentRequest()) {
                        copies.arrived(reference(message, data.reference()), data.mailId(), data.deliveredAt());
                    }
                })
                .on("mailing.mail.bounced.v1", MailBounced.class, message -> {
                    var data = message.data();
                    track(
                            message,
                            data.reference(),
                            data.mailId(),
                            data.permanent() ? InvitationDelivery.BOUNCED : InvitationDelivery.SOFT_BOUNCED,
                            data.bouncedAt(),
                            tracking);
                })
                .on("mailing.mail.complained.v1", MailComplained.class, message -> {
                    var data = message.data();
                    track(
                            message,
                            data.reference(),
                            data.mailId(),
                            InvitationDelivery.COMPLAINED,
                            data.complainedAt(),
                            tracking);
                });
    }

    private static void track(
            ReceivedMessage<?> message,
            MailReference reference,
            UUID mail,
            InvitationDelivery outcome,
            Instant at,
            TrackingDelivery tracking) {
        if (reference.isConsentRequest()) {
            tracking.record(new ReportedDelivery(reference(message, reference), mail, outcome, at));
        }
    }

    private static RequestRef reference(ReceivedMessage<?> message, MailReference reference) {
        var organization = UUID.fromString(message.require("organizationid"));
        return new RequestRef(organization, new RequestId(UUID.fromString(reference.id())));
    }
}
