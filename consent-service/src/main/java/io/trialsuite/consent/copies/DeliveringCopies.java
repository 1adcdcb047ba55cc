package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A copy is owed until it is recorded that the participant has it, or that they should have had it by now (CI-10). */
@Service
public class DeliveringCopies {

    /** ICH E6(R3) 2.8 wants the copy before participation begins. */
    private static final Duration OWED_AT_MOST = Duration.ofDays(3);

    private static final AuditActor DELIVERY = AuditActor.system("copy-delivery");

    private final SealedCopies copies;
    private final RequestCatalogue requests;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    DeliveringCopies(SealedCopies copies, RequestCatalogue requests, Outbox outbox, AuditTrail audit, Clock clock) {
        this.copies = copies;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** The mail that announces the copy has arrived; one about something else changes nothing. */
    @Transactional
    public void arrived(RequestRef reference, UUID mail, Instant at) {
        if (copies.isCopy(reference, mail)) {
            delivered(reference, CopyChannel.EMAIL, DELIVERY, at);
        }
    }

    /** The participant has fetched it, whatever became of the mail. */
    @Transactional
    public void fetched(RequestRef reference, Instant at) {
        delivered(reference, CopyChannel.DOWNLOAD, DELIVERY, at);
    }

    /** The site has given it to them on paper. */
    @Transactional
    public void handedOver(StaffMember by, RequestId request) {
        var reference = new RequestRef(by.organizationId(), request);
        var copy = copies.require(reference);
        delivered(copy.request(), CopyChannel.HANDED_OVER, by.actor(), clock.instant());
    }

    /** Only the first delivery is one. */
    private void delivered(RequestRef reference, CopyChannel channel, AuditActor by, Instant at) {
        if (copies.delivered(reference, channel, at)) {
            outbox.append(CopyMessages.delivered(reference, requests.study(reference), channel, at));
            record(by, "consent.copy.delivered", reference, at, Map.of("channel", channel));
        }
    }

    /** Tells the site of copies that are owed for too long, each once; says how many there were. */
    @Transactional
    public int tellOverdue(UUID organization) {
        var at = clock.instant();
        var overdue = copies.markOverdue(organization, at.minus(OWED_AT_MOST), at);
        for (var owed : overdue) {
            var reference = owed.request();
            outbox.append(CopyMessages.overdue(reference, requests.study(reference), owed.since(), at));
            record(
                    DELIVERY,
                    "consent.copy.overdue",
                    reference,
                    at,
                    Map.of("owedSince", owed.since().toString()));
        }
        return overdue.size();
    }

    private void record(AuditActor by, String action, RequestRef reference, Instant at, Map<String, Object> after) {
        audit.record(new AuditEntry(
                reference.organization(),
                by,
                action,
                "consent-request",
                reference.request().toString(),
                at,
                null,
                after,
                null));
    }
}
