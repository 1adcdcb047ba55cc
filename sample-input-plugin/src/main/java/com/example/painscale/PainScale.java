package com.example.painscale;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A numeric rating scale from 0, no pain, to 10, the worst imaginable. */
public final class PainScale implements InputMethod {

    private static final int WORST = 10;

    @Override
    public String key() {
        return "pain-scale";
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
        if (answer == null) {
            return field.required() ? Finding.one("", "required", "This scale needs an answer.") : Finding.none();
        }
        return answer instanceof Integer pain && pain >= 0 && pain <= WORST
                ? Finding.none()
                : Finding.one("", "out-of-range", "The answer is a whole number from 0 to " + WORST + ".");
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return answer;
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return Html.answered(wording.label(), evidence + " / " + WORST);
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        var id = Html.escape(field.fieldId());
        return IntStream.rangeClosed(0, WORST)
                .mapToObj(pain -> "<label><input type=\"radio\" name=\"%1$s\" value=\"%2$d\"%3$s>%2$d</label>"
                        .formatted(id, pain, Integer.valueOf(pain).equals(answer) ? " checked" : ""))
                .collect(Collectors.joining(
                        "",
                        "<fieldset id=\"%s\"><legend>%s</legend>".formatted(id, Html.escape(wording.label())),
                        "</fieldset>"));
    }
}
