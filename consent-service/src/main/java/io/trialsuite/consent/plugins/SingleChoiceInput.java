package io.trialsuite.consent.plugins;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One of several answers, worded in every language of the consent; the code is what is signed. None is chosen in advance. */
@Component
final class SingleChoiceInput implements InputMethod {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final int FEWEST = 2;
    private static final int MOST = 20;
    private static final int LONGEST = 300;

    @Override
    public String key() {
        return "single-choice";
    }

    @Override
    public Map<String, Object> configSchema() {
        var option = Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of("code", "text"),
                "properties",
                Map.of(
                        "code", Map.of("type", "string", "pattern", CODE.pattern()),
                        "text",
                                Map.of(
                                        "type",
                                        "object",
                                        "description",
                                        "one for each locale of the version",
                                        "additionalProperties",
                                        Map.of("type", "string", "maxLength", LONGEST))));
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of("options"),
                "properties",
                Map.of("options", Map.of("type", "array", "minItems", FEWEST, "maxItems", MOST, "items", option)));
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(ConfigKeys.unknown(field.config(), Set.of("options")));
        var options = options(field);
        if (options.size() < FEWEST || options.size() > MOST) {
            findings.add(new Finding(
                    "/options", "out-of-range", "A choice has from " + FEWEST + " to " + MOST + " options."));
            return findings;
        }
        var seen = new HashSet<String>();
        for (var index = 0; index < options.size(); index++) {
            checkOption(field, options.get(index), "/options/" + index, seen, findings);
        }
        return findings;
    }

    private static void checkOption(
            InputField field, Object value, String pointer, Set<String> seen, List<Finding> findings) {
        if (!(value instanceof Map<?, ?> option) || !Set.of("code", "text").equals(option.keySet())) {
            findings.add(new Finding(pointer, "wrong-type", "An option has a code and a text, and nothing else."));
            return;
        }
        if (!(option.get("code") instanceof String code) || !CODE.matcher(code).matches()) {
            findings.add(new Finding(pointer + "/code", "wrong-format", "The code is in capital letters."));
        } else if (!seen.add(code)) {
            findings.add(new Finding(pointer + "/code", "repeated", "The code " + code + " is used twice."));
        }
        if (!(option.get("text") instanceof Map<?, ?> texts)
                || !Set.copyOf(field.locales()).equals(texts.keySet())) {
            findings.add(new Finding(
                    pointer + "/text", "required", "There is one text for each of " + field.locales() + "."));
        } else if (!texts.values().stream().allMatch(SingleChoiceInput::isShowable)) {
            findings.add(new Finding(pointer + "/text", "wrong-format", "A text has 1 to " + LONGEST + " characters."));
        }
    }

    private static boolean isShowable(@Nullable Object text) {
        return text instanceof String words && !words.isBlank() && words.length() <= LONGEST;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer == null) {
            return field.required() ? Finding.one("", "required", "This question needs an answer.") : Finding.none();
        }
        return options(field).stream().anyMatch(option -> answer.equals(code(option)))
                ? Finding.none()
                : Finding.one("", "wrong-value", "The answer is the code of one of the options.");
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return answer;
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        var chosen = options(field).stream()
                .filter(option -> code(option).equals(evidence))
                .map(option -> text(option, wording.locale()))
                .findFirst();
        return Html.answered(wording.label(), chosen.orElseGet(evidence::toString));
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        return options(field).stream()
                .map(option -> option(field, wording, option, answer))
                .collect(Collectors.joining(
                        "",
                        "<fieldset id=\"%s\"><legend>%s</legend>"
                                .formatted(Html.escape(field.fieldId()), Html.escape(wording.label())),
                        "</fieldset>"));
    }

    private static String option(InputField field, Wording wording, Object option, @Nullable Object answer) {
        return "<label><input type=\"radio\" name=\"%s\" value=\"%s\"%s%s>%s</label>"
                .formatted(
                        Html.escape(field.fieldId()),
                        Html.escape(code(option)),
                        field.required() ? " required" : "",
                        code(option).equals(answer) ? " checked" : "",
                        Html.escape(text(option, wording.locale())));
    }

    private static List<?> options(InputField field) {
        return field.config().get("options") instanceof List<?> options ? options : List.of();
    }

    private static String code(Object option) {
        return option instanceof Map<?, ?> members && members.get("code") instanceof String code ? code : "";
    }

    private static String text(Object option, String locale) {
        return option instanceof Map<?, ?> members
                        && members.get("text") instanceof Map<?, ?> texts
                        && texts.get(locale) instanceof String words
                ? words
                : "";
    }
}
