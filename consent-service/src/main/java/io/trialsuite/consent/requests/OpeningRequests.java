package io.trialsuite.consent.requests;

import io.trialsuite.audit.AuditActor;
import io.trialsuite.audit.AuditEntry;
import io.trialsuite.audit.AuditTrail;
import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.Family;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.participants.ParticipantRef;
import io.trialsuite.outbox.Outbox;
import io.trialsuite.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks many participants at once, inside the transaction of a dispatch. */
@Service
public class OpeningRequests {

    private static final String DISPATCHED = "consent.request.dispatched";

    private final RequestRows rows;
    private final ConsentRequests requests;
    private final CancellingRequests cancelling;
    private final ParticipantLinks links;
    private final ParticipantLetters letters;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final RequestValidity validity;
    private final Clock clock;

    OpeningRequests(
            RequestRows rows,
            ConsentRequests requests,
            CancellingRequests cancelling,
            ParticipantLinks links,
            ParticipantLetters letters,
            RequestJournal journal,
            Outbox outbox,
            AuditTrail audit,
            RequestValidity validity,
            Clock clock) {
        this.rows = rows;
        this.requests = requests;
        this.cancelling = cancelling;
        this.links = links;
        this.letters = letters;
        this.journal = journal;
        this.outbox = outbox;
        this.audit = audit;
        this.validity = validity;
        this.clock = clock;
    }

    /**
     * Opens a request for each of them and asks for its invitation; nobody holds the link of whoever is asked at the site. An earlier one about a version that is superseded makes way.
     *
     * @return the requests that were opened, by participant; whoever has an open request of the family is not among them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<ParticipantRef, RequestId> open(List<NewRequest> asked, AuditActor by) {
        var at = clock.instant();
        replaceSuperseded(asked, by, at);
        var drafts = asked.stream().map(it -> Draft.of(it, at, validity)).toList();
        var inserted = rows.insert(drafts.stream().map(Draft::request).toList(), at);

        var opened = new LinkedHashMap<ParticipantRef, RequestId>();
        var newLinks = new ArrayList<ParticipantLinks.New>();
        var messages = new ArrayList<OutboxMessage>();
        for (var draft : drafts) {
            var request = draft.request();
            if (!inserted.contains(request.id().value())) {
                continue;
            }
            opened.put(request.participant(), request.id());
            messages.add(RequestMessages.of(draft.dispatched(), request.organization(), request.study()));
            for (var invitation : draft.invitations()) {
                newLinks.add(invitation.link(request));
                if (!request.isOnSite()) {
                    messages.add(
                            invitation.message(letters, request, draft.asked().version(), at));
                }
            }
            audit.record(dispatched(request, by, at));
        }
        journal.count(DISPATCHED, opened.size());
        links.insert(newLinks);
        outbox.append(messages);
        return opened;
    }

    private void replaceSuperseded(List<NewRequest> asked, AuditActor by, Instant at) {
        if (asked.isEmpty()) {
            return;
        }
        var organization = asked.getFirst().organization();
        var family = asked.getFirst().version().family();
        var people = asked.stream().map(it -> it.recipient().participant()).toList();
        var superseded = rows.superseded(organization, family, people);
        superseded.forEach(id -> cancelling.end(
                requests.requireLocked(new RequestRef(organization, id)), by, CancelReason.VERSION_SUPERSEDED, at));
        if (!superseded.isEmpty()) {
            requests.flush();
        }
    }

    /** Who of them must answer an earlier request first (CI-6). */
    @Transactional(readOnly = true)
    public Set<ParticipantRef> alreadyAsked(UUID organization, Family family, Collection<ParticipantRef> participants) {
        return rows.withOpenRequest(organization, family, participants);
    }

    private static AuditEntry dispatched(ConsentRequest request, AuditActor by, Instant at) {
        return new AuditEntry(
                request.organization(),
                by,
                DISPATCHED,
                "consent-request",
                request.id().toString(),
                at,
                null,
                Map.of(
                        "participantRef", request.participant().toString(),
                        "versionId", request.version().toString(),
                        "state", request.state()),
                null);
    }

    /** A request that exists once its row was accepted, with the links of those who sign first. */
    private record Draft(
            NewRequest asked,
            ConsentRequest request,
            RequestEvent.RequestDispatched dispatched,
            List<Invitation> invitations) {

        static Draft of(NewRequest asked, Instant at, RequestValidity validity) {
            var request = new ConsentRequest(
                    RequestId.next(), asked, asked.recipient().language(), at.plus(validity.requestValidity()), at);
            var invitations = request.awaited().stream()
                    .filter(role -> !role.isStaff())
                    .map(role -> invitation(asked, request, role))
                    .toList();
            return new Draft(asked, request, request.dispatched(), invitations);
        }

        /** What becomes of the respondent's mail is what the request tells of its delivery. */
        private static Invitation invitation(NewRequest asked, ConsentRequest request, SignatoryRole role) {
            var reported = request.invitation().mail();
            var mail = role == request.respondent() && reported != null ? reported : ParticipantLetters.nextMail();
            if (role == SignatoryRole.PARTICIPANT) {
                return Invitation.of(new Visitor(request.reference(), role, null), asked.recipient(), mail);
            }
            var signatory = asked.signatory(role);
            return Invitation.of(
                    new Visitor(request.reference(), role, signatory.id()),
                    Addressees.beside(asked.recipient(), signatory),
                    mail);
        }
    }
}
