package io.trialsuite.consent.requests;

import io.trialsuite.consent.participants.LeavingStudies;
import io.trialsuite.consent.participants.WithdrawParticipant;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A participant leaves the study: what they were asked and have not answered ends with it, links and sessions included. */
@Service
public class WithdrawingParticipants {

    private final LeavingStudies leaving;
    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final ParticipantLinks links;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawingParticipants(
            LeavingStudies leaving,
            ConsentRequests requests,
            ParticipantSessions sessions,
            ParticipantLinks links,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.leaving = leaving;
        this.requests = requests;
        this.sessions = sessions;
        this.links = links;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void withdraw(WithdrawParticipant command) {
        var at = clock.instant();
        leaving.leave(command, at);
        requests.findOpenLocked(
                        command.by().organizationId(), command.participant().value())
                .forEach(request -> cancel(request, command.by(), at));
    }

    private void cancel(ConsentRequest request, StaffMember by, Instant at) {
        var before = request.state();
        var cancelled = request.cancel(CancelReason.PARTICIPANT_WITHDRAWN, at);
        sessions.endAll(new RequestRef(request.organization(), request.id()), at);
        links.markLapsed(request.id());
        outbox.append(RequestMessages.of(cancelled, request.organization(), request.study()));
        journal.staffDid(
                by, "consent.request.cancelled", request, at, before, Map.of("reasonCode", cancelled.reason()));
    }
}
