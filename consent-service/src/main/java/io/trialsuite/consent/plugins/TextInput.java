package io.trialsuite.consent.plugins;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A line or a paragraph of the participant's own words. */
@Component
final class TextInput implements InputMethod {

    private static final int LONGEST = 4_000;
    private static final int USUAL = 500;

    @Override
    public String key() {
        return "text";
    }

    @Override
    public Map<String, Object> configSchema() {
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "properties",
                Map.of(
                        "maxLength", Map.of("type", "integer", "minimum", 1, "maximum", LONGEST, "default", USUAL),
                        "multiline", Map.of("type", "boolean", "default", false)));
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(ConfigKeys.unknown(field.config(), Set.of("maxLength", "multiline")));
        var maxLength = field.config().getOrDefault("maxLength", USUAL);
        if (!(maxLength instanceof Integer length) || length < 1 || length > LONGEST) {
            findings.add(new Finding(
                    "/maxLength", "out-of-range", "maxLength is a whole number from 1 to " + LONGEST + "."));
        }
        if (!(field.config().getOrDefault("multiline", false) instanceof Boolean)) {
            findings.add(new Finding("/multiline", "wrong-type", "multiline is true or false."));
        }
        return findings;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer == null) {
            return field.required() ? Finding.one("", "required", "This question needs an answer.") : Finding.none();
        }
        if (!(answer instanceof String text)) {
            return Finding.one("", "wrong-type", "The answer is a text.");
        }
        if (field.required() && text.isBlank()) {
            return Finding.one("", "required", "This question needs an answer.");
        }
        if (text.length() > maxLength(field)) {
            return Finding.one("", "too-long", "The answer has at most " + maxLength(field) + " characters.");
        }
        if (text.chars().anyMatch(TextInput::isForbidden)) {
            return Finding.one("", "control-character", "The answer contains a character that cannot be printed.");
        }
        return Finding.none();
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return Normalizer.normalize(answer.toString(), Normalizer.Form.NFC).strip();
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return Html.answered(wording.label(), evidence.toString());
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        var multiline = Boolean.TRUE.equals(field.config().get("multiline"));
        var attributes = "id=\"%1$s\" name=\"%1$s\" maxlength=\"%2$d\"%3$s"
                .formatted(Html.escape(field.fieldId()), maxLength(field), field.required() ? " required" : "");
        var value = answer == null ? "" : Html.escape(answer.toString());
        return "<label for=\"%s\">%s</label>".formatted(Html.escape(field.fieldId()), Html.escape(wording.label()))
                + (multiline
                        ? "<textarea %s>%s</textarea>".formatted(attributes, value)
                        : "<input type=\"text\" %s value=\"%s\">".formatted(attributes, value));
    }

    private static int maxLength(InputField field) {
        return field.config().get("maxLength") instanceof Integer length ? length : USUAL;
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
