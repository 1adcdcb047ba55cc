package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.DocumentCatalogue;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.consent.records.GrantConsent;
import io.trialsuite.consent.records.KeepingRecords;
import io.trialsuite.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The participant says yes: signature, record, events and what is owed for them, or none of it. */
@Service
public class SigningRequests {

    private final ConsentRequests requests;
    private final ParticipantSessions sessions;
    private final DocumentCatalogue documents;
    private final InputMethods methods;
    private final GivenAnswers answers;
    private final Signatures signatures;
    private final KeepingRecords records;
    private final List<CompletionListener> listeners;
    private final RequestJournal journal;
    private final Outbox outbox;
    private final Clock clock;

    SigningRequests(
            ConsentRequests requests,
            ParticipantSessions sessions,
            DocumentCatalogue documents,
            InputMethods methods,
            GivenAnswers answers,
            Signatures signatures,
            KeepingRecords records,
            List<CompletionListener> listeners,
            RequestJournal journal,
            Outbox outbox,
            Clock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.documents = documents;
        this.methods = methods;
        this.answers = answers;
        this.signatures = signatures;
        this.records = records;
        this.listeners = listeners;
        this.journal = journal;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public SignedView sign(SignRequest command) {
        var at = clock.instant();
        var reference = command.reference();
        var request = requests.requireOfParticipant(reference);
        sessions.require(reference, command.session(), at);
        request.requireAnswerable(at);
        var version = documents.requireEffective(request.organization(), request.version());
        if (!version.contentHash().equals(command.documentHash())) {
            throw new DocumentChanged();
        }
        var sheet = fillIn(command, version.content(), at);
        var evidence = evidence(command, request, sheet, at);
        var signature = new Signature(evidence.signature(), request, evidence);
        signatures.save(signature);

        var before = request.state();
        var signed = request.sign(evidence.signature(), evidence.kind(), command.meaning(), command.documentHash(), at);
        outbox.append(RequestMessages.of(signed, request.organization(), request.study()));
        journal.participantDid(
                "consent.request.signed",
                request,
                at,
                before,
                Map.of("signatureId", signed.signature().toString(), "documentHash", command.documentHash()));
        records.grant(granted(request, sheet, signature.evidenceHash(), at));
        listeners.forEach(listener -> listener.completed(reference));
        return new SignedView(
                signed.signature(), request.id().value(), command.documentHash(), signature.evidenceHash(), at);
    }

    private AnswerSheet fillIn(SignRequest command, ConsentContent content, Instant at) {
        command.answers().keySet().forEach(field -> AnswerSheet.require(content, field));
        var late = AnswerSheet.answeredTooLate(content, command.answers().keySet(), methods);
        if (!late.isEmpty()) {
            throw new AnswersInvalid(late);
        }
        var all = answers.of(command.reference());
        all.putAll(command.answers());
        var sheet = new AnswerSheet(content, methods, all);
        var findings = sheet.check(command.signature());
        if (!findings.isEmpty()) {
            throw new AnswersInvalid(findings);
        }
        command.answers().forEach((field, answer) -> answers.keep(command.reference(), field, answer, at));
        return sheet;
    }

    private SignatureEvidence evidence(SignRequest command, ConsentRequest request, AnswerSheet sheet, Instant at) {
        return new SignatureEvidence(
                Signature.nextId(),
                request.id(),
                request.participant().toString(),
                request.version().toString(),
                command.documentHash(),
                request.locale(),
                command.meaning(),
                sheet.evidence(),
                sheet.attempts(answers.attempts(command.reference())),
                sheet.signatureEvidence(command.signature()),
                request.verifiedAt(),
                at);
    }

    private static GrantConsent granted(ConsentRequest request, AnswerSheet sheet, String evidenceHash, Instant at) {
        var granted = new ArrayList<String>();
        granted.add(request.family().name());
        granted.addAll(sheet.purposes(true));
        return new GrantConsent(
                request.organization(),
                request.study(),
                request.id().value(),
                request.participant(),
                request.version(),
                granted,
                sheet.purposes(false),
                evidenceHash,
                at);
    }
}
