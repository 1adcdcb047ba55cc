package io.trialsuite.consent.plugins;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A box to tick. With {@code purpose} it decides on one purpose of the consent: ticked grants it, left empty refuses it.
 * What is required is never ticked in advance.
 */
@Component
final class CheckboxInput implements InputMethod {

    private static final Pattern PURPOSE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    @Override
    public String key() {
        return "checkbox";
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
                        "purpose", Map.of("type", "string", "pattern", PURPOSE.pattern()),
                        "ticked",
                                Map.of(
                                        "type", "boolean",
                                        "default", false,
                                        "description", "initial state; never true when the field is required")));
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(ConfigKeys.unknown(field.config(), Set.of("purpose", "ticked")));
        var purpose = field.config().get("purpose");
        if (purpose != null
                && !(purpose instanceof String code && PURPOSE.matcher(code).matches())) {
            findings.add(new Finding("/purpose", "wrong-format", "A purpose is a code in capital letters."));
        }
        var ticked = field.config().getOrDefault("ticked", false);
        if (!(ticked instanceof Boolean)) {
            findings.add(new Finding("/ticked", "wrong-type", "ticked is true or false."));
        }
        if (field.required() && Boolean.TRUE.equals(ticked)) {
            findings.add(new Finding("/ticked", "pre-ticked", "A required box is never ticked in advance."));
        }
        return findings;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer != null && !(answer instanceof Boolean)) {
            return Finding.one("", "wrong-type", "The answer is true or false.");
        }
        if (field.required() && !Boolean.TRUE.equals(answer)) {
            return Finding.one("", "required", "This box must be ticked.");
        }
        return Finding.none();
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return answer;
    }

    /** In words, since a tick alone is easily overlooked and not read aloud. */
    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        var korean = wording.locale().equals("ko");
        return Html.answered(
                wording.label(), Boolean.TRUE.equals(evidence) ? (korean ? "예" : "Yes") : (korean ? "아니요" : "No"));
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        var ticked = answer == null
                ? !field.required() && Boolean.TRUE.equals(field.config().get("ticked"))
                : Boolean.TRUE.equals(answer);
        return "<input type=\"checkbox\" id=\"%1$s\" name=\"%1$s\"%2$s%3$s><label for=\"%1$s\">%4$s</label>"
                .formatted(
                        Html.escape(field.fieldId()),
                        field.required() ? " required" : "",
                        ticked ? " checked" : "",
                        Html.escape(wording.label()));
    }
}
