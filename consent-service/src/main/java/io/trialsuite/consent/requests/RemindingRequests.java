package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.staff.StaffMember;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes once more to those whose turn it is. The mail has a link of its own; the one before goes on working. */
@Service
public class RemindingRequests {

    private static final AuditActor SWEEP = AuditActor.system("reminder-sweep");

    private final ConsentRequests requests;
    private final ParticipantLinks links;
    private final Addressees addressees;
    private final DocumentCatalogue documents;
    private final ParticipantLetters letters;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    RemindingRequests(
            ConsentRequests requests,
            ParticipantLinks links,
            Addressees addressees,
            DocumentCatalogue documents,
            ParticipantLetters letters,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.links = links;
        this.addressees = addressees;
        this.documents = documents;
        this.letters = letters;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public void remind(StaffMember by, RequestId id) {
        remind(requests.requireOfParticipant(new RequestRef(by.organizationId(), id)), by.actor(), clock.instant());
    }

    /** Time runs out; whoever had a mail about it within a day needs no other one. */
    @Transactional
    public void remindInTime(RequestRef reference) {
        var at = clock.instant();
        var request = requests.requireLocked(reference);
        if (request.mayBeReminded(at)) {
            remind(request, SWEEP, at);
        }
        links.markReminded(reference.request());
    }

    private void remind(ConsentRequest request, AuditActor by, Instant at) {
        var before = request.state();
        outbox.append(RequestMessages.of(request.remind(at), request.organization(), request.study()));
        var version = documents.requirePublished(request.organization(), request.version());
        for (var visitor : links.visitors(request.reference())) {
            if (request.awaited().contains(visitor.role())) {
                var invitation = Invitation.of(visitor, addressees.of(visitor, request), ParticipantLetters.nextMail());
                links.insert(List.of(invitation.link(request)));
                outbox.append(invitation.message(letters, request, version, at));
            }
        }
        links.markReminded(request.id());
        journal.did(by, "consent.request.reminded", request, at, before, Map.of());
    }
}
