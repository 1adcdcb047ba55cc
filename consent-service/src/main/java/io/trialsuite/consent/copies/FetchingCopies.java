package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.ParticipantSessions;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a copy: no byte of it is served that the trail does not know of. */
@Service
public class FetchingCopies {

    /** ICH E6(R3) 2.8 wants the copy before participation begins. */
    private static final Duration OWED_AT_MOST = Duration.ofDays(3);

    private final SealedCopies copies;
    private final ParticipantSessions sessions;
    private final RequestCatalogue requests;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    FetchingCopies(
            SealedCopies copies,
            ParticipantSessions sessions,
            RequestCatalogue requests,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.copies = copies;
        this.sessions = sessions;
        this.requests = requests;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public SealedCopy byStaff(StaffMember by, UUID request) {
        var copy = copies.require(new RequestRef(by.organizationId(), new RequestId(request)));
        record(copy, by.actor(), clock.instant());
        return copy;
    }

    /** Recorded before anything is packed. */
    @Transactional
    public SealedCopy forEvidence(StaffMember by, UUID request) {
        var copy = copies.require(new RequestRef(by.organizationId(), new RequestId(request)));
        audit.record(entry(
                copy.request(),
                by.actor(),
                "consent.evidence.exported",
                clock.instant(),
                Map.of("pdfHash", copy.hash())));
        return copy;
    }

    /** The participant has it from now on, whatever became of the mail. */
    @Transactional
    public SealedCopy byParticipant(RequestRef reference, @Nullable String session) {
        var at = clock.instant();
        sessions.require(reference, session, at);
        var copy = copies.require(reference);
        var request = requests.require(reference.organization(), reference.request());
        record(copy, AuditActor.participant(new ParticipantRef(request.participantRef())), at);
        deliver(reference, CopyChannel.DOWNLOAD, at);
        return copy;
    }

    /** What a participant should have got by now, and has neither read of nor fetched. */
    @Transactional
    public int tellOverdue(UUID organization) {
        var at = clock.instant();
        var overdue = copies.markOverdue(organization, at.minus(OWED_AT_MOST), at);
        for (var owed : overdue) {
            var reference = owed.request();
            outbox.append(CopyMessages.overdue(reference, requests.study(reference), owed.since(), at));
            audit.record(entry(
                    reference,
                    AuditActor.system("copy-delivery"),
                    "consent.copy.overdue",
                    at,
                    Map.of("owedSince", owed.since().toString())));
        }
        return overdue.size();
    }

    /** Only the first delivery is one. */
    @Transactional
    public void reported(RequestRef reference, UUID mail, Instant at) {
        if (copies.isCopy(reference, mail)) {
            deliver(reference, CopyChannel.EMAIL, at);
        }
    }

    private void deliver(RequestRef reference, CopyChannel channel, Instant at) {
        if (copies.delivered(reference, channel, at)) {
            var study = requests.study(reference);
            outbox.append(CopyMessages.delivered(reference, study, channel, at));
            audit.record(entry(
                    reference,
                    AuditActor.system("copy-delivery"),
                    "consent.copy.delivered",
                    at,
                    Map.of("channel", channel)));
        }
    }

    private void record(SealedCopy copy, AuditActor by, Instant at) {
        audit.record(entry(copy.request(), by, "consent.copy.fetched", at, Map.of("pdfHash", copy.hash())));
    }

    private static AuditEntry entry(
            RequestRef reference, AuditActor by, String action, Instant at, Map<String, Object> after) {
        return new AuditEntry(
                reference.organization(),
                by,
                action,
                "consent-request",
                reference.request().toString(),
                at,
                null,
                after,
                null);
    }
}
