package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The participant fills in a field, or says no to the whole. */
@Service
public class AnsweringRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final DocumentCatalogue documents;
    private final InputMethods methods;
    private final GivenAnswers answers;
    private final ChangedPassages changes;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    AnsweringRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            DocumentCatalogue documents,
            InputMethods methods,
            GivenAnswers answers,
            ChangedPassages changes,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.documents = documents;
        this.methods = methods;
        this.answers = answers;
        this.changes = changes;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What the participant is told about the answer that was kept, if anything. */
    @Transactional
    public Optional<String> answer(Visitor visitor, @Nullable String session, String fieldId, Object answer) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        sessions.require(visitor, session, at);
        requireRespondent(visitor, request);
        request.requireAnswerable(at);
        var content = documents
                .requirePublished(request.organization(), request.version())
                .content();
        var findings = AnswerSheet.check(content, fieldId, answer, methods);
        if (!findings.isEmpty()) {
            throw new AnswersInvalid(
                    findings.stream().map(it -> it.under("/answer")).toList());
        }
        answers.keep(visitor.reference(), fieldId, answer, at);
        journal.visitorDid(
                visitor, "consent.request.answered", request, at, request.state(), Map.of("fieldId", fieldId));
        return AnswerSheet.remark(content, fieldId, request.locale(), answer, methods);
    }

    /** Says that a passage was seen that is not what it was when they consented before. */
    @Transactional
    public void acknowledge(Visitor visitor, @Nullable String session, String block) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        sessions.require(visitor, session, at);
        requireRespondent(visitor, request);
        request.requireAnswerable(at);
        var version = documents.requirePublished(request.organization(), request.version());
        if (changes.of(request, version).filter(it -> it.contains(block)).isEmpty()) {
            throw new PassageUnchanged();
        }
        changes.acknowledge(visitor.reference(), block, at);
        journal.visitorDid(
                visitor, "consent.change.acknowledged", request, at, request.state(), Map.of("blockId", block));
    }

    @Transactional
    public void decline(Visitor visitor, @Nullable String session, DeclineReason reason) {
        var at = clock.instant();
        var request = requests.requireOfParticipant(visitor.reference());
        sessions.require(visitor, session, at);
        requireConsenting(visitor);
        var before = request.state();
        var declined = request.decline(visitor.role(), reason, at);
        outbox.append(RequestMessages.of(declined, request.organization(), request.study()));
        journal.visitorDid(visitor, "consent.request.declined", request, at, before, Map.of("reasonCode", reason));
    }

    private static void requireRespondent(Visitor visitor, ConsentRequest request) {
        if (visitor.role() != request.respondent()) {
            throw new NotYoursToAnswer();
        }
    }

    private static void requireConsenting(Visitor visitor) {
        if (!visitor.role().consents()) {
            throw new NotYoursToAnswer();
        }
    }
}
