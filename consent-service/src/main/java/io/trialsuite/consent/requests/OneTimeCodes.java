package io.trialsuite.consent.requests;

import io.trialsuite.consent.correspondence.ParticipantLetters;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.requests.RequestEvent.RequestCancelled;
import io.trialsuite.consent.requests.RequestEvent.RequestLockedOut;
import io.trialsuite.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Codes to the registered address; each opens a session or confirms one signature. The caller holds the request's lock. */
@Component
class OneTimeCodes {

    static final int MOST_CODES = 5;
    static final Duration CODES_WINDOW = Duration.ofHours(1);

    private final IdentityChallenges challenges;
    private final ParticipantSessions sessions;
    private final ParticipantLinks links;
    private final Addressees addressees;
    private final DocumentCatalogue documents;
    private final ParticipantLetters letters;
    private final RequestJournal journal;
    private final Outbox outbox;

    OneTimeCodes(
            IdentityChallenges challenges,
            ParticipantSessions sessions,
            ParticipantLinks links,
            Addressees addressees,
            DocumentCatalogue documents,
            ParticipantLetters letters,
            RequestJournal journal,
            Outbox outbox) {
        this.challenges = challenges;
        this.sessions = sessions;
        this.links = links;
        this.addressees = addressees;
        this.documents = documents;
        this.letters = letters;
        this.journal = journal;
        this.outbox = outbox;
    }

    void send(Visitor visitor, ConsentRequest request, @Nullable UUID intent, Instant at) {
        refuseFlood(visitor, intent, at);
        var code = IdentityChallenge.nextCode();
        challenges.save(new IdentityChallenge(visitor, intent, code, at));
        var version = documents.requirePublished(request.organization(), request.version());
        var letter = RequestLetter.of(
                request, version.studyTitle(), addressees.of(visitor, request), ParticipantLetters.nextMail(), at);
        outbox.append(letters.code(letter, code, IdentityChallenge.VALIDITY.toMinutes()));
        journal.visitorDid(visitor, "consent.identity.challenged", request, at, request.state(), Map.of());
    }

    /** Spends the code when it is the right one; otherwise says what came of it, which is to be committed. */
    Optional<Verification.Refused> refusal(
            Visitor visitor, ConsentRequest request, @Nullable UUID intent, String code, Instant at) {
        var challenge = challenges.current(visitor, intent, at).orElseThrow(CodeNotActive::new);
        if (!challenge.accepts(code)) {
            return Optional.of(refuse(visitor, request, challenge, at));
        }
        challenge.spend(at);
        request.rightCode();
        return Optional.empty();
    }

    private Verification.Refused refuse(
            Visitor visitor, ConsentRequest request, IdentityChallenge challenge, Instant at) {
        var before = request.state();
        var setback = request.wrongCode(at);
        journal.visitorDid(
                visitor, "consent.identity.failed", request, at, before, Map.of("lockedOut", setback.isPresent()));
        if (setback.isEmpty()) {
            return new Verification.Wrong(request.attemptsLeft());
        }
        challenge.spend(at);
        sessions.endAll(visitor.reference(), at);
        outbox.append(List.of(
                RequestMessages.of(setback.get(), request.organization(), request.study()),
                RequestMessages.abuse(setback.get(), request.organization(), request.study())));
        return switch (setback.get()) {
            case RequestLockedOut locked -> new Verification.LockedOut(Duration.between(at, locked.lockedUntil()));
            case RequestCancelled cancelled -> ended(request, cancelled, before);
        };
    }

    private Verification.Refused ended(ConsentRequest request, RequestCancelled cancelled, RequestState before) {
        links.markLapsed(request.id());
        journal.systemDid(
                "identity-check",
                "consent.request.cancelled",
                request,
                cancelled.at(),
                before,
                Map.of("reasonCode", cancelled.reason()));
        return new Verification.Ended();
    }

    private void refuseFlood(Visitor visitor, @Nullable UUID intent, Instant at) {
        var reference = visitor.reference();
        var recent = challenges.findRecent(
                reference.organization(),
                reference.request().value(),
                visitor.role(),
                intent == null,
                at.minus(CODES_WINDOW));
        if (recent.size() >= MOST_CODES) {
            var free = recent.get(recent.size() - MOST_CODES).createdAt().plus(CODES_WINDOW);
            throw new TooManyCodes(Duration.between(at, free));
        }
    }
}
