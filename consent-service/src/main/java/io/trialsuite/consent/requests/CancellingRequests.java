package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Staff take a request back that not everybody has signed. */
@Service
public class CancellingRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final ParticipantLinks links;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    CancellingRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            ParticipantLinks links,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.links = links;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void cancel(StaffMember by, RequestId id, CancelReason reason) {
        if (!reason.isGivenByStaff()) {
            throw new ReasonNotYours(reason);
        }
        var at = clock.instant();
        end(requests.requireLocked(new RequestRef(by.organizationId(), id)), by.actor(), reason, at);
    }

    /** The caller holds the lock of the participant, or of the request. */
    void end(ConsentRequest request, AuditActor by, CancelReason reason, Instant at) {
        var before = request.state();
        var cancelled = request.cancel(reason, at);
        sessions.endAll(request.reference(), at);
        links.markLapsed(request.id());
        outbox.append(RequestMessages.of(cancelled, request.organization(), request.study()));
        journal.did(by, "consent.request.cancelled", request, at, before, Map.of("reasonCode", cancelled.reason()));
    }
}
