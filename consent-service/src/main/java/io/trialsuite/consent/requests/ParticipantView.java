package io.trialsuite.consent.requests;

import io.trialsuite.consent.documents.ConsentContent;
import io.trialsuite.consent.documents.PublishedVersion;
import io.trialsuite.consent.documents.SignatoryRole;
import io.trialsuite.consent.plugins.InputMethods;
import io.trialsuite.input.InputField;
import io.trialsuite.input.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor sees: the document in the participant's language and, for those who consent and have identified themselves, the
 * answers so far.
 *
 * @param role in which capacity whoever looks will sign
 * @param yourTurn whether nobody else has to sign before
 * @param onDevice whether it is shown on a device of the site, where one signs by hand
 * @param documentHash what the signature will be bound to
 * @param changes what is new to whoever consented to an earlier version; null for all others
 */
public record ParticipantView(
        UUID requestId,
        RequestState state,
        Instant expiresAt,
        SignatoryRole role,
        boolean yourTurn,
        boolean identified,
        boolean onDevice,
        String locale,
        String studyTitle,
        String documentTitle,
        String versionLabel,
        String documentHash,
        List<Meaning> meanings,
        List<ShownBlock> blocks,
        List<ShownField> fields,
        @Nullable ShownChanges changes) {

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
            Visitor visitor,
            PublishedVersion version,
            boolean identified,
            Map<String, Object> answers,
            Optional<Changes> changes,
            InputMethods methods) {
        var locale = request.locale();
        var role = visitor.role();
        var meaning = SignatureMeaning.of(role);
        return new ParticipantView(
                request.id().value(),
                request.state(),
                request.expiresAt(),
                role,
                request.state().isOpen() && request.awaited().contains(role),
                identified,
                visitor.kiosk() != null,
                locale,
                version.studyTitle(),
                version.title(),
                version.label(),
                version.contentHash(),
                List.of(new Meaning(meaning.name(), meaning.sentence(locale), meaning.sentenceVersion())),
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
                        .toList(),
                changes.map(it -> ShownChanges.of(it, locale)).orElse(null));
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
