package io.trialsuite.consent.requests;

import io.trialsuite.consent.delegations.Delegations;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.signatories.SignatoryRegister;
import io.trialsuite.consent.staff.Investigator;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff hand a device of the site to somebody whose identity they have checked, and take it back. */
@Service
public class OpeningKiosks {

    private final ConsentRequests requests;
    private final Delegations delegations;
    private final DocumentCatalogue documents;
    private final SignatoryRegister signatories;
    private final KioskSessions kiosks;
    private final ParticipantSessions sessions;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    OpeningKiosks(
            ConsentRequests requests,
            Delegations delegations,
            DocumentCatalogue documents,
            SignatoryRegister signatories,
            KioskSessions kiosks,
            ParticipantSessions sessions,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.delegations = delegations;
        this.documents = documents;
        this.signatories = signatories;
        this.kiosks = kiosks;
        this.sessions = sessions;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The site at which a device has to be registered. */
    @Transactional(readOnly = true)
    public UUID site(Investigator by, RequestId id) {
        return requests.requireSite(
                requests.require(new RequestRef(by.organizationId(), id)).reference());
    }

    /**
     * Hands the device over; what was open on any device before is locked.
     *
     * @param deviceSecret which the device shows with every call from now on
     */
    @Transactional
    public OpenedKiosk open(
            Investigator by, RequestId id, SignatoryRole role, IdentityMethod method, String deviceSecret) {
        var at = clock.instant();
        var reference = new RequestRef(by.organizationId(), id);
        var request = requests.requireOfParticipant(reference);
        delegations.require(
                by.organizationId(), by.accountId(), requests.requireSite(reference), Delegations.OBTAIN_CONSENT, at);
        request.requireOpen(at);
        requireHandwriting(request);
        kiosks.endAll(reference, at);
        var token = Secret.next();
        var visitor =
                kiosks.open(token, reference, role, signatory(request, role), deviceSecret, method, by.accountId(), at);
        var before = request.state();
        identified(request, visitor, method, at);
        journal.did(
                by.actor(),
                "consent.kiosk.opened",
                request,
                at,
                before,
                Map.of("role", role, "identityMethod", method));
        var session = sessions.open(visitor, at);
        return new OpenedKiosk(token.value(), session.value(), at.plus(KioskSessions.VALIDITY));
    }

    /** Takes the device back: what was open on it leads nowhere any more. */
    @Transactional
    public void lock(Investigator by, RequestId id) {
        var at = clock.instant();
        var reference = new RequestRef(by.organizationId(), id);
        var request = requests.requireLocked(reference);
        if (kiosks.endAll(reference, at) > 0) {
            sessions.endAll(reference, at);
            journal.did(by.actor(), "consent.kiosk.locked", request, at, request.state(), Map.of());
        }
    }

    /** Part of the transaction that takes the device out of use. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockDevice(UUID organization, byte[] deviceHash, Instant at) {
        for (var reference : kiosks.endOn(organization, deviceHash, at)) {
            sessions.endAll(reference, at);
        }
    }

    /** Whoever signs here does so by hand; a document that has it otherwise is signed at home or on paper. */
    private void requireHandwriting(ConsentRequest request) {
        var content = documents
                .requirePublished(request.organization(), request.version())
                .content();
        if (!AnswerSheet.takesDrawnSignatures(content)) {
            throw new HandwritingNotOffered();
        }
    }

    private void identified(ConsentRequest request, Visitor visitor, IdentityMethod method, Instant at) {
        request.open(visitor.role(), at)
                .ifPresent(
                        opened -> outbox.append(RequestMessages.of(opened, request.organization(), request.study())));
        var verified = request.verifiedOnSite(visitor.role(), method, at);
        outbox.append(RequestMessages.of(verified, request.organization(), request.study()));
    }

    private @Nullable UUID signatory(ConsentRequest request, SignatoryRole role) {
        if (role.isStaff() || !request.rule().requires(role)) {
            throw new SignatoryNotNamed();
        }
        if (role == SignatoryRole.PARTICIPANT) {
            return null;
        }
        var named = signatories
                .current(request.organization(), List.of(request.participant()))
                .getOrDefault(request.participant(), Map.of())
                .get(role);
        if (named == null) {
            throw new SignatoryNotNamed();
        }
        return named.id();
    }
}
