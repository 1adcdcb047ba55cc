package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.ConsentContent.Field;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A document's questions with a participant's answers, as far as there are any; the signature is one of the questions. */
final class AnswerSheet {

    private static final String SIGNATURE = "signature";

    private final ConsentContent content;
    private final InputMethods methods;
    private final Map<String, Object> answers;

    AnswerSheet(ConsentContent content, InputMethods methods, Map<String, Object> answers) {
        this.content = content;
        this.methods = methods;
        this.answers = answers;
    }

    /** What is wrong with one answer by itself. */
    static List<Finding> check(ConsentContent content, String fieldId, Object answer, InputMethods methods) {
        var field = require(content, fieldId);
        return methods.require(field.plugin()).checkAnswer(field.input(content.locales()), answer);
    }

    /** What the participant is told about an answer that was kept. */
    static Optional<String> remark(
            ConsentContent content, String fieldId, String locale, Object answer, InputMethods methods) {
        var field = require(content, fieldId);
        var wording = new Wording(locale, field.label().getOrDefault(locale, ""));
        return methods.require(field.plugin()).remark(field.input(content.locales()), wording, answer);
    }

    static Field require(ConsentContent content, String fieldId) {
        return content.fields().stream()
                .filter(field -> field.fieldId().equals(fieldId) && !isSignature(field))
                .findFirst()
                .orElseThrow(() -> new FieldUnknown(fieldId));
    }

    /** What still keeps the answers from being signed. */
    List<Finding> check() {
        return content.fields().stream()
                .filter(field -> !isSignature(field))
                .flatMap(field -> findings(field, answers.get(field.fieldId()), "/answers/" + field.fieldId()).stream())
                .toList();
    }

    /** What is wrong with a signature; all who sign the document do so in the way that its signature field wants. */
    List<Finding> checkSignature(Map<String, Object> signature) {
        return findings(signatureField(), signature, "/signature");
    }

    private List<Finding> findings(Field field, @Nullable Object answer, String pointer) {
        var method = methods.require(field.plugin());
        var input = field.input(content.locales());
        var wrong = new ArrayList<>(method.checkAnswer(input, answer));
        if (wrong.isEmpty() && answer != null) {
            wrong.addAll(method.checkComplete(input, answer));
        }
        return wrong.stream().map(finding -> finding.under(pointer)).toList();
    }

    Map<String, Object> evidence() {
        var evidence = new TreeMap<String, Object>();
        for (var field : content.fields()) {
            var answer = answers.get(field.fieldId());
            if (answer != null && !isSignature(field)) {
                evidence.put(
                        field.fieldId(),
                        methods.require(field.plugin()).evidence(field.input(content.locales()), answer));
            }
        }
        return evidence;
    }

    /** Of those fields whose every attempt counts. */
    Map<String, Object> attempts(Map<String, List<Object>> given) {
        var attempts = new TreeMap<String, Object>();
        for (var field : content.fields()) {
            var method = methods.require(field.plugin());
            var answered = given.get(field.fieldId());
            if (answered != null && method.keepsAttempts()) {
                var input = field.input(content.locales());
                attempts.put(
                        field.fieldId(),
                        answered.stream().map(it -> method.evidence(input, it)).toList());
            }
        }
        return attempts;
    }

    Object signatureEvidence(Map<String, Object> signature) {
        var field = signatureField();
        return methods.require(field.plugin()).evidence(field.input(content.locales()), signature);
    }

    /** Whether the document can be signed by hand. */
    static boolean takesDrawnSignatures(ConsentContent content) {
        return !(signatureField(content).config().get("kinds") instanceof List<?> kinds)
                || kinds.contains(Signature.HANDWRITTEN);
    }

    private Field signatureField() {
        return signatureField(content);
    }

    private static Field signatureField(ConsentContent content) {
        return content.fields().stream()
                .filter(AnswerSheet::isSignature)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A published version has a signature field"));
    }

    /** Purposes that the participant could decide on: what was ticked is granted, anything else refused. */
    List<String> purposes(boolean granted) {
        return content.fields().stream()
                .filter(field -> field.config().get("purpose") instanceof String)
                .filter(field -> Boolean.TRUE.equals(answers.get(field.fieldId())) == granted)
                .map(field -> String.valueOf(field.config().get("purpose")))
                .distinct()
                .sorted()
                .toList();
    }

    static boolean isSignature(Field field) {
        return field.plugin().equals(SIGNATURE);
    }
}
