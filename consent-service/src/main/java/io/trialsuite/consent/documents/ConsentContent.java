package io.trialsuite.consent.documents;

import io.trialsuite.input.InputField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a participant is shown and asked, in every language of the version.
 *
 * @param locales ISO 639-1 codes; every text exists in each of them
 * @param translationCertificates by language, the number of the certificate that its translation is a true one
 */
public record ConsentContent(
        List<String> locales, List<Block> blocks, List<Field> fields, Map<String, String> translationCertificates) {

    @SuppressWarnings("ConstantValue") // versions from before have none
    public ConsentContent {
        translationCertificates = translationCertificates == null ? Map.of() : Map.copyOf(translationCertificates);
        locales = List.copyOf(locales);
        blocks = List.copyOf(blocks);
        fields = List.copyOf(fields);
    }

    /** One whose languages need no certificate. */
    public ConsentContent(List<String> locales, List<Block> blocks, List<Field> fields) {
        this(locales, blocks, fields, Map.of());
    }

    /**
     * A passage of the text.
     *
     * @param blockId stays the same from version to version, so that a change can be shown block by block
     */
    public record Block(String blockId, Map<String, String> text) {

        public Block {
            text = Map.copyOf(text);
        }

        Map<String, Object> canonical() {
            return Map.of("blockId", blockId, "text", text);
        }
    }

    /** A question, and the input method that takes its answer. */
    public record Field(
            String fieldId, String plugin, boolean required, Map<String, Object> config, Map<String, String> label) {

        public Field {
            config = Map.copyOf(config);
            label = Map.copyOf(label);
        }

        /** With the languages of the version. */
        public InputField input(List<String> locales) {
            return new InputField(fieldId, required, locales, config);
        }

        Map<String, Object> canonical() {
            return Map.of("fieldId", fieldId, "plugin", plugin, "required", required, "config", config, "label", label);
        }
    }

    /**
     * What stands above the text.
     *
     * @param studyTitle as it was when the version came into force
     */
    public record Heading(String studyTitle, String documentTitle, String versionLabel) {

        Map<String, Object> canonical() {
            return Map.of("studyTitle", studyTitle, "documentTitle", documentTitle, "versionLabel", versionLabel);
        }
    }

    /** The form whose bytes are hashed and signed: all that is shown to whoever signs. */
    Map<String, Object> canonical(Heading heading) {
        var form = new LinkedHashMap<String, Object>();
        form.put("heading", heading.canonical());
        form.put("locales", locales);
        form.put("blocks", blocks.stream().map(Block::canonical).toList());
        form.put("fields", fields.stream().map(Field::canonical).toList());
        if (!translationCertificates.isEmpty()) {
            form.put("translationCertificates", translationCertificates);
        }
        return form;
    }
}
