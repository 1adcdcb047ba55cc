package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.participants.IdentityVault;
import io.trialsuite.consent.requests.RequestEvent.RequestCancelled;
import io.trialsuite.consent.requests.RequestEvent.RequestLockedOut;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether the person behind a link is the one it was sent to. */
@Service
public class IdentifyingParticipants {

    static final int MOST_CODES = 5;
    static final Duration CODES_WINDOW = Duration.ofHours(1);

    private final ConsentRequests requests;
    private final IdentityChallenges challenges;
    private final ParticipantSessions sessions;
    private final ParticipantLinks links;
    private final IdentityVault vault;
    private final DocumentCatalogue documents;
    private final ParticipantLetters letters;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    IdentifyingParticipants(
            ConsentRequests requests,
            IdentityChallenges challenges,
            ParticipantSessions sessions,
            ParticipantLinks links,
            IdentityVault vault,
            DocumentCatalogue documents,
            ParticipantLetters letters,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.challenges = challenges;
        this.sessions = sessions;
        this.links = links;
        this.vault = vault;
        this.documents = documents;
        this.letters = letters;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens the request, mails a code and says how long it is good for. */
    @Transactional
    public Duration challenge(RequestRef reference) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(reference);
        request.requireChallengeable(at);
        refuseFlood(request, at);
        var before = request.state();
        request.open(at).ifPresent(opened -> {
            outbox.append(RequestMessages.of(opened, request.organization(), request.study()));
            journal.participantDid("consent.request.opened", request, at, before, Map.of());
        });
        var code = IdentityChallenge.nextCode();
        challenges.save(new IdentityChallenge(request.organization(), request.id(), code, at));
        outbox.append(letters.code(letter(request, at), code, IdentityChallenge.VALIDITY.toMinutes()));
        journal.participantDid("consent.identity.challenged", request, at, before, Map.of());
        return IdentityChallenge.VALIDITY;
    }

    @Transactional
    public Verification verify(RequestRef reference, String code) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(reference);
        request.requireChallengeable(at);
        var challenge = challenges.current(reference, at).orElseThrow(CodeNotActive::new);
        return challenge.accepts(code)
                ? accept(reference, request, challenge, at)
                : refuse(reference, request, challenge, at);
    }

    private Verification accept(RequestRef reference, ConsentRequest request, IdentityChallenge challenge, Instant at) {
        var before = request.state();
        challenge.spend(at);
        outbox.append(RequestMessages.of(request.verified(at), request.organization(), request.study()));
        journal.participantDid("consent.identity.verified", request, at, before, Map.of("method", "EMAIL_CODE"));
        var token = sessions.open(reference, at);
        return new Verification.Verified(token.value(), at.plus(ParticipantSessions.VALIDITY));
    }

    private Verification refuse(RequestRef reference, ConsentRequest request, IdentityChallenge challenge, Instant at) {
        var before = request.state();
        var setback = request.wrongCode(at);
        journal.participantDid(
                "consent.identity.failed", request, at, before, Map.of("lockedOut", setback.isPresent()));
        if (setback.isEmpty()) {
            return new Verification.Wrong(request.attemptsLeft());
        }
        challenge.spend(at);
        sessions.endAll(reference, at);
        outbox.append(RequestMessages.of(setback.get(), request.organization(), request.study()));
        return switch (setback.get()) {
            case RequestLockedOut locked -> new Verification.LockedOut(Duration.between(at, locked.lockedUntil()));
            case RequestCancelled cancelled -> ended(reference, request, cancelled, before);
        };
    }

    private Verification ended(
            RequestRef reference, ConsentRequest request, RequestCancelled cancelled, RequestState before) {
        links.markLapsed(reference.request());
        journal.systemDid(
                "identity-check",
                "consent.request.cancelled",
                request,
                cancelled.at(),
                before,
                Map.of("reasonCode", cancelled.reason()));
        return new Verification.Ended();
    }

    private void refuseFlood(ConsentRequest request, Instant at) {
        var recent = challenges.findByOrganizationIdAndRequestIdAndCreatedAtAfterOrderByCreatedAt(
                request.organization(), request.id().value(), at.minus(CODES_WINDOW));
        if (recent.size() >= MOST_CODES) {
            var free = recent.get(recent.size() - MOST_CODES).createdAt().plus(CODES_WINDOW);
            throw new TooManyCodes(Duration.between(at, free));
        }
    }

    private ParticipantLetters.Letter letter(ConsentRequest request, Instant at) {
        return new ParticipantLetters.Letter(
                ParticipantLetters.nextMail(),
                request.organization(),
                request.study(),
                documents
                        .requireEffective(request.organization(), request.version())
                        .studyTitle(),
                request.id().value(),
                vault.require(request.organization(), request.participant()),
                request.locale(),
                request.dispatchedBy(),
                at);
    }
}
