package io.trialsuite.consent.inbound.mailing;

import io.trialsuite.consent.copies.DeliveringCopies;
import io.trialsuite.consent.requests.InvitationDelivery;
import io.trialsuite.consent.requests.ReportedDelivery;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.TrackingDelivery;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Other services' mails are reported on the same topic; only those about our requests concern us. */
@Component
public class MailingReports {

    private final TrackingDelivery tracking;
    private final DeliveringCopies copies;

    MailingReports(TrackingDelivery tracking, DeliveringCopies copies) {
        this.tracking = tracking;
        this.copies = copies;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("mailing.mail.delivered.v1", MailDelivered.class, this::delivered)
                .on("mailing.mail.bounced.v1", MailBounced.class, this::bounced)
                .on("mailing.mail.complained.v1", MailComplained.class, this::complained);
    }

    private void delivered(ReceivedMessage<MailDelivered> message) {
        var data = message.data();
        track(message, data.reference(), data.mailId(), InvitationDelivery.DELIVERED, data.deliveredAt());
        if (data.reference().isConsentRequest()) {
            copies.arrived(reference(message, data.reference()), data.mailId(), data.deliveredAt());
        }
    }

    private void bounced(ReceivedMessage<MailBounced> message) {
        var data = message.data();
        var outcome = data.permanent() ? InvitationDelivery.BOUNCED : InvitationDelivery.SOFT_BOUNCED;
        track(message, data.reference(), data.mailId(), outcome, data.bouncedAt());
    }

    private void complained(ReceivedMessage<MailComplained> message) {
        var data = message.data();
        track(message, data.reference(), data.mailId(), InvitationDelivery.COMPLAINED, data.complainedAt());
    }

    private void track(
            ReceivedMessage<?> message, MailReference reference, UUID mail, InvitationDelivery outcome, Instant at) {
        if (reference.isConsentRequest()) {
            tracking.record(new ReportedDelivery(reference(message, reference), mail, outcome, at));
        }
    }

    private static RequestRef reference(ReceivedMessage<?> message, MailReference reference) {
        var organization = UUID.fromString(message.require("organizationid"));
        return new RequestRef(organization, new RequestId(UUID.fromString(reference.id())));
    }
}
