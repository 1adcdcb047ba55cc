package io.trialsuite.notification.inbound.consent;

import io.trialsuite.notification.inbound.Facts;
import io.trialsuite.notification.inbox.AnnouncingFacts;
import io.trialsuite.notification.wording.FactKind;
import io.trialsuite.outbox.ReceivedMessage;
import io.trialsuite.outbox.Subscription;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells whoever dispatched a consent what became of it. */
@Component
public class ConsentListener {

    private final AnnouncingFacts announcing;

    ConsentListener(AnnouncingFacts announcing) {
        this.announcing = announcing;
    }

    public Subscription subscribe(Subscription inbox) {
        return inbox.on("consent.batch.completed.v1", BatchCompleted.class, this::completed)
                .on("consent.signature.applied.v1", SignatureApplied.class, this::signed)
                .on("consent.signature.applied.v2", SignatureApplied.class, this::signed)
                .on("consent.request.declined.v1", RequestDeclined.class, this::declined);
    }

    void completed(ReceivedMessage<BatchCompleted> message) {
        var data = message.data();
        announcing.announce(Facts.of(message, FactKind.CONSENT_BATCH_COMPLETED)
                .about("consent-batch", data.batchId())
                .with(Map.of(
                        "dispatched", String.valueOf(data.counts().dispatched()),
                        "skipped", String.valueOf(data.counts().skipped()),
                        "failed", String.valueOf(data.counts().failed())))
                .to(data.dispatchedBy()));
    }

    /** What the others sign is that somebody consented: that is told once. */
    void signed(ReceivedMessage<SignatureApplied> message) {
        var data = message.data();
        if (!data.isConsent()) {
            return;
        }
        announcing.announce(Facts.of(message, FactKind.CONSENT_SIGNATURE_APPLIED)
                .about("consent-request", data.requestId())
                .with(Map.of("participantRef", data.participantRef(), "meaningCode", data.meaningCode()))
                .to(data.dispatchedBy()));
    }

    void declined(ReceivedMessage<RequestDeclined> message) {
        var data = message.data();
        announcing.announce(Facts.of(message, FactKind.CONSENT_REQUEST_DECLINED)
                .about("consent-request", data.requestId())
                .with(Map.of("participantRef", data.participantRef(), "reasonCode", data.reasonCode()))
                .to(data.dispatchedBy()));
    }
}
