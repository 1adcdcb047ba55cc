package io.trialsuite.consent.plugins;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The participant's initials beside a passage, as on paper: letters of any script, with points, hyphens and spaces. */
@Component
final class InitialsInput implements InputMethod {

    private static final int LONGEST = 10;
    private static final Pattern INITIALS = Pattern.compile("\\p{L}[\\p{L}\\p{M}.\\- ]{0," + (LONGEST - 1) + "}");

    @Override
    public String key() {
        return "initials";
    }

    @Override
    public Map<String, Object> configSchema() {
        return Map.of("type", "object", "additionalProperties", false);
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        return ConfigKeys.unknown(field.config(), Set.of());
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer == null || (answer instanceof String text && text.isBlank())) {
            return field.required() ? Finding.one("", "required", "This passage needs initials.") : Finding.none();
        }
        if (!(answer instanceof String text) || !INITIALS.matcher(normal(text)).matches()) {
            return Finding.one("", "wrong-format", "Initials are 1 to " + LONGEST + " letters.");
        }
        return Finding.none();
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return normal(answer.toString());
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return Html.answered(wording.label(), evidence.toString());
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        return "<label for=\"%1$s\">%2$s</label><input type=\"text\" id=\"%1$s\" name=\"%1$s\" maxlength=\"%3$d\"%4$s value=\"%5$s\">"
                .formatted(
                        Html.escape(field.fieldId()),
                        Html.escape(wording.label()),
                        LONGEST,
                        field.required() ? " required" : "",
                        answer == null ? "" : Html.escape(answer.toString()));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
