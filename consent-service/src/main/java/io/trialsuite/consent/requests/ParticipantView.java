package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a participant sees: the document in their language and, once they have identified themselves, their answers so far.
 *
 * @param documentHash what the signature will be bound to
 */
public record ParticipantView(
        UUID requestId,
        RequestState state,
        Instant expiresAt,
        boolean identified,
        String locale,
        String studyTitle,
        String documentTitle,
        String versionLabel,
        String documentHash,
        List<Meaning> meanings,
        List<ShownBlock> blocks,
        List<ShownField> fields) {

    public record Meaning(String meaningCode, String sentence, int sentenceVersion) {}

    public record ShownBlock(String blockId, String text) {}

    public record ShownField(
            String fieldId,
            String plugin,
            boolean required,
            Map<String, Object> config,
            String label,
            @Nullable Object answer,
            String html) {}

    static ParticipantView of(
            ConsentRequest request,
            PublishedVersion version,
            boolean identified,
            Map<String, Object> answers,
            InputMethods methods) {
        var locale = request.locale();
        return new ParticipantView(
                request.id().value(),
                request.state(),
                request.expiresAt(),
                identified,
                locale,
                version.studyTitle(),
                version.title(),
                version.label(),
                version.contentHash(),
                List.of(new Meaning(
                        SignatureMeaning.CONSENT.name(),
                        SignatureMeaning.CONSENT.sentence(locale),
                        SignatureMeaning.CONSENT.sentenceVersion())),
                version.content().blocks().stream()
                        .map(block -> new ShownBlock(block.blockId(), text(block.text(), locale)))
                        .toList(),
                version.content().fields().stream()
                        .map(field -> field(
                                field,
                                field.input(version.content().locales()),
                                locale,
                                answers.get(field.fieldId()),
                                methods))
                        .toList());
    }

    private static ShownField field(
            ConsentContent.Field field,
            InputField input,
            String locale,
            @Nullable Object answer,
            InputMethods methods) {
        var label = text(field.label(), locale);
        return new ShownField(
                field.fieldId(),
                field.plugin(),
                field.required(),
                methods.require(field.plugin()).shownConfig(input),
                label,
                answer,
                methods.require(field.plugin()).html(input, new Wording(locale, label), answer));
    }

    private static String text(Map<String, String> texts, String locale) {
        return texts.getOrDefault(locale, "");
    }
}
