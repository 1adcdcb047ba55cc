package io.trialsuite.consent.plugins;

import io.trialsuite.input.Finding;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A question about what was read. A wrong answer is kept and explained, and the participant thinks again as often as they like;
 * only the right one can be signed. All attempts are evidence.
 */
@Component
final class ComprehensionInput implements InputMethod {

    private static final String CORRECT = "correct";
    private static final String EXPLANATION = "explanation";
    private static final Set<String> OWN_KEYS = Set.of(CORRECT, EXPLANATION);
    private static final int LONGEST = 1_000;

    private final SingleChoiceInput choice;

    ComprehensionInput(SingleChoiceInput choice) {
        this.choice = choice;
    }

    @Override
    public String key() {
        return "comprehension";
    }

    @Override
    public Map<String, Object> configSchema() {
        var properties = new HashMap<String, Object>();
        if (choice.configSchema().get("properties") instanceof Map<?, ?> ofChoice) {
            ofChoice.forEach((name, schema) -> properties.put(name.toString(), schema));
        }
        properties.put(CORRECT, Map.of("type", "string", "description", "code of the right option"));
        properties.put(
                EXPLANATION,
                Map.of(
                        "type",
                        "object",
                        "description",
                        "shown after a wrong answer; one for each locale of the version",
                        "additionalProperties",
                        Map.of("type", "string", "maxLength", LONGEST)));
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of("options", CORRECT, EXPLANATION),
                "properties",
                properties);
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(choice.checkConfig(options(field)));
        if (!(field.config().get(CORRECT) instanceof String code)
                || !choice.checkAnswer(options(field), code).isEmpty()) {
            findings.add(new Finding("/" + CORRECT, "wrong-value", "The right answer is the code of an option."));
        }
        if (!(field.config().get(EXPLANATION) instanceof Map<?, ?> texts)
                || !Set.copyOf(field.locales()).equals(texts.keySet())
                || !texts.values().stream().allMatch(ComprehensionInput::isShowable)) {
            findings.add(new Finding(
                    "/" + EXPLANATION,
                    "required",
                    "There is one explanation of 1 to " + LONGEST + " characters for each of " + field.locales()
                            + "."));
        }
        return findings;
    }

    private static boolean isShowable(@Nullable Object text) {
        return text instanceof String words && !words.isBlank() && words.length() <= LONGEST;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        return choice.checkAnswer(options(field), answer);
    }

    @Override
    public List<Finding> checkComplete(InputField field, Object answer) {
        return isRight(field, answer)
                ? Finding.none()
                : Finding.one("", "not-understood", "Please read the explanation and answer the question again.");
    }

    @Override
    public boolean keepsAttempts() {
        return true;
    }

    @Override
    public Map<String, Object> shownConfig(InputField field) {
        return options(field).config();
    }

    @Override
    public Optional<String> remark(InputField field, Wording wording, Object answer) {
        return !isRight(field, answer) && field.config().get(EXPLANATION) instanceof Map<?, ?> texts
                ? Optional.ofNullable(texts.get(wording.locale())).map(Object::toString)
                : Optional.empty();
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return choice.evidence(options(field), answer);
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return choice.print(options(field), wording, evidence);
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        return choice.html(options(field), wording, answer);
    }

    private static boolean isRight(InputField field, Object answer) {
        return answer.equals(field.config().get(CORRECT));
    }

    private static InputField options(InputField field) {
        var config = new HashMap<>(field.config());
        config.keySet().removeAll(OWN_KEYS);
        return new InputField(field.fieldId(), field.required(), field.locales(), config);
    }
}
