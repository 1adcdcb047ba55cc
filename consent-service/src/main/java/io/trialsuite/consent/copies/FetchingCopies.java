package io.trialsuite.consent.copies;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.consent.requests.ParticipantSessions;
import io.trialsuite.consent.requests.RequestCatalogue;
import io.trialsuite.consent.requests.RequestId;
import io.trialsuite.consent.requests.RequestRef;
import io.trialsuite.consent.requests.Visitor;
import io.trialsuite.consent.staff.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a copy: no byte of it is served that the trail does not know of. */
@Service
public class FetchingCopies {

    private final SealedCopies copies;
    private final ParticipantSessions sessions;
    private final RequestCatalogue requests;
    private final DeliveringCopies delivering;
    private final AuditTrail audit;
    private final Clock clock;

    FetchingCopies(
            SealedCopies copies,
            ParticipantSessions sessions,
            RequestCatalogue requests,
            DeliveringCopies delivering,
            AuditTrail audit,
            Clock clock) {
        this.copies = copies;
        this.sessions = sessions;
        this.requests = requests;
        this.delivering = delivering;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public SealedCopy byStaff(StaffMember by, UUID request) {
        var copy = copies.require(new RequestRef(by.organizationId(), new RequestId(request)));
        record("consent.copy.fetched", copy, by.actor(), clock.instant());
        return copy;
    }

    /** Recorded before anything is packed. */
    @Transactional
    public SealedCopy forEvidence(StaffMember by, UUID request) {
        var copy = copies.require(new RequestRef(by.organizationId(), new RequestId(request)));
        record("consent.evidence.exported", copy, by.actor(), clock.instant());
        return copy;
    }

    /** The participant has it from now on, whatever became of the mail. */
    @Transactional
    public SealedCopy byParticipant(Visitor visitor, @Nullable String session) {
        var at = clock.instant();
        if (!visitor.role().consents()) {
            throw new CopyNotYours();
        }
        sessions.require(visitor, session, at);
        var reference = visitor.reference();
        var copy = copies.require(reference);
        var request = requests.require(reference.organization(), reference.request());
        record("consent.copy.fetched", copy, visitor.actor(new ParticipantRef(request.participantRef())), at);
        delivering.fetched(reference, at);
        return copy;
    }

    private void record(String action, SealedCopy copy, AuditActor by, Instant at) {
        audit.record(new AuditEntry(
                copy.request().organization(),
                by,
                action,
                "consent-request",
                copy.request().request().toString(),
                at,
                null,
                Map.of("pdfHash", copy.hash()),
                null));
    }
}
