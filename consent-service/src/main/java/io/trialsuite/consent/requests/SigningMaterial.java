package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Gathers what somebody is about to put their name to. The caller holds the request's lock. */
@Component
class SigningMaterial {

    private final GivenAnswers answers;
    private final SignatureLedger signatures;
    private final ChangedPassages changes;
    private final PaperScans scans;
    private final InputMethods methods;

    SigningMaterial(
            GivenAnswers answers,
            SignatureLedger signatures,
            ChangedPassages changes,
            PaperScans scans,
            InputMethods methods) {
        this.answers = answers;
        this.signatures = signatures;
        this.changes = changes;
        this.scans = scans;
        this.methods = methods;
    }

    AnswerSheet sheet(ConsentRequest request, PublishedVersion version) {
        return new AnswerSheet(version.content(), methods, answers.of(request.reference()));
    }

    /** What still keeps the one who answers from signing. */
    List<Finding> check(ConsentRequest request, PublishedVersion version) {
        var findings = new ArrayList<>(sheet(request, version).check());
        changes.of(request, version).ifPresent(it -> findings.addAll(it.check()));
        return findings;
    }

    /** What was read from a paper, as if it had been answered here. */
    AnswerSheet transcribed(PublishedVersion version, PaperTranscript transcript) {
        return new AnswerSheet(version.content(), methods, transcript.answers());
    }

    Covered coveredOnPaper(
            ConsentRequest request, PublishedVersion version, PaperTranscript transcript, String printedName) {
        var content = new TreeMap<String, Object>();
        content.put("printedName", printedName);
        content.put("answers", transcribed(version, transcript).evidence());
        changes.of(request, version).ifPresent(it -> content.put("changes", it.evidence()));
        content.put("paper", transcript.evidence(scans.require(request.reference(), transcript.scan())));
        return new Covered(content);
    }

    /** Whoever answers signs their answers; all others sign that those before them have signed. */
    Covered covered(ConsentRequest request, SignatoryRole role, PublishedVersion version, String printedName) {
        var content = new TreeMap<String, Object>();
        content.put("printedName", printedName);
        if (role == request.respondent()) {
            var sheet = sheet(request, version);
            content.put("answers", sheet.evidence());
            changes.of(request, version).ifPresent(it -> content.put("changes", it.evidence()));
            var attempts = sheet.attempts(answers.attempts(request.reference()));
            if (!attempts.isEmpty()) {
                content.put("attempts", attempts);
            }
        }
        content.put(
                "signaturesBefore",
                signatures.of(request.reference()).stream()
                        .map(it -> Map.of(
                                "signatureId", it.id().toString(),
                                "role", it.role(),
                                "evidenceHash", it.evidenceHash()))
                        .toList());
        return new Covered(content);
    }
}
