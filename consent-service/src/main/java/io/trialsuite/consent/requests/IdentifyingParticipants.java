package io.trialsuite.consent.requests;

import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether the person behind a link is the one it was sent to. */
@Service
public class IdentifyingParticipants {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final OneTimeCodes codes;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    IdentifyingParticipants(
            ConsentRequests requests,
            ParticipantSessions sessions,
            OneTimeCodes codes,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.codes = codes;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens the request, mails a code and says how long it is good for. */
    @Transactional
    public Duration challenge(Visitor visitor) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        request.requireChallengeable(at);
        var before = request.state();
        request.open(visitor.role(), at).ifPresent(opened -> {
            outbox.append(RequestMessages.of(opened, request.organization(), request.study()));
            journal.visitorDid(visitor, "consent.request.opened", request, at, before, Map.of());
        });
        codes.send(visitor, request, null, at);
        return IdentityChallenge.VALIDITY;
    }

    @Transactional
    public Verification verify(Visitor visitor, String code) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        request.requireChallengeable(at);
        var refusal = codes.refusal(visitor, request, null, code, at);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var before = request.state();
        var verified = request.verified(visitor.role(), at);
        outbox.append(RequestMessages.of(verified, request.organization(), request.study()));
        journal.visitorDid(visitor, "consent.identity.verified", request, at, before, Map.of("method", "EMAIL_CODE"));
        var token = sessions.open(visitor, at);
        return new Verification.Verified(token.value(), at.plus(ParticipantSessions.VALIDITY));
    }
}
