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

/**
 * A signature, typed or drawn. A drawn one counts as executed by hand, a typed one as electronic; different clauses of
 * 21 CFR 11 bind the two. Pictures of signatures are not accepted.
 */
@Component
final class SignatureInput implements InputMethod {

    static final String ELECTRONIC = "ELECTRONIC";
    static final String HANDWRITTEN = "HANDWRITTEN_EXECUTED";

    private static final Set<String> KINDS = Set.of(ELECTRONIC, HANDWRITTEN);
    private static final int LONGEST_NAME = 120;
    private static final int MOST_STROKES = 64;
    private static final int MOST_POINTS = 5_000;
    private static final int LARGEST_COORDINATE = 10_000;

    @Override
    public String key() {
        return "signature";
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
                        "kinds",
                        Map.of(
                                "type",
                                "array",
                                "minItems",
                                1,
                                "uniqueItems",
                                true,
                                "items",
                                Map.of("enum", List.of(ELECTRONIC, HANDWRITTEN)))));
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(ConfigKeys.unknown(field.config(), Set.of("kinds")));
        var kinds = field.config().get("kinds");
        if (kinds != null && !(kinds instanceof List<?> list && !list.isEmpty() && KINDS.containsAll(list))) {
            findings.add(new Finding(
                    "/kinds", "wrong-value", "kinds names at least one of " + ELECTRONIC + ", " + HANDWRITTEN + "."));
        }
        if (!field.required()) {
            findings.add(new Finding("", "signature-optional", "A signature field is always required."));
        }
        return findings;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer == null) {
            return Finding.one("", "required", "The consent needs a signature.");
        }
        if (!(answer instanceof Map<?, ?> signature)) {
            return Finding.one("", "wrong-type", "A signature has a kind and a name or strokes.");
        }
        var kind = signature.get("kind");
        if (!(kind instanceof String name) || !allowed(field).contains(name)) {
            return Finding.one("/kind", "wrong-value", "This consent is signed as one of " + allowed(field) + ".");
        }
        return kind.equals(ELECTRONIC) ? checkName(signature.get("typedName")) : checkStrokes(signature.get("strokes"));
    }

    private static List<Finding> checkName(@Nullable Object typedName) {
        if (!(typedName instanceof String name) || name.isBlank()) {
            return Finding.one("/typedName", "required", "The full name is typed as the signature.");
        }
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Finding.one(
                    "/typedName", "wrong-format", "A name has at most " + LONGEST_NAME + " printable characters.");
        }
        return Finding.none();
    }

    private static List<Finding> checkStrokes(@Nullable Object strokes) {
        if (!(strokes instanceof List<?> list) || list.isEmpty()) {
            return Finding.one("/strokes", "required", "The signature is drawn with at least one stroke.");
        }
        if (list.size() > MOST_STROKES) {
            return Finding.one("/strokes", "too-large", "A drawn signature has at most " + MOST_STROKES + " strokes.");
        }
        var points = 0;
        for (var index = 0; index < list.size(); index++) {
            if (!(list.get(index) instanceof List<?> stroke) || stroke.size() < 2) {
                return Finding.one("/strokes/" + index, "wrong-format", "A stroke has at least two points [x, y].");
            }
            points += stroke.size();
            if (points > MOST_POINTS) {
                return Finding.one(
                        "/strokes", "too-large", "A drawn signature has at most " + MOST_POINTS + " points.");
            }
            if (!stroke.stream().allMatch(SignatureInput::isPoint)) {
                return Finding.one(
                        "/strokes/" + index,
                        "wrong-format",
                        "A point is [x, y] in whole numbers from 0 to " + LARGEST_COORDINATE + ".");
            }
        }
        return Finding.none();
    }

    private static boolean isPoint(@Nullable Object point) {
        return point instanceof List<?> coordinates
                && coordinates.size() == 2
                && coordinates.stream().allMatch(SignatureInput::isCoordinate);
    }

    private static boolean isCoordinate(@Nullable Object coordinate) {
        return coordinate instanceof Integer value && value >= 0 && value <= LARGEST_COORDINATE;
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        var signature = (Map<?, ?>) answer;
        return ELECTRONIC.equals(signature.get("kind"))
                ? Map.of("kind", ELECTRONIC, "typedName", normal(String.valueOf(signature.get("typedName"))))
                : Map.of("kind", HANDWRITTEN, "strokes", List.copyOf((List<?>) signature.get("strokes")));
    }

    /** A drawing as it was drawn; a typed name as text. */
    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return evidence instanceof Map<?, ?> signature && signature.get("strokes") instanceof List<?> strokes
                ? "<p class=\"field\"><span class=\"question\">%s</span><br/><img class=\"drawing\" alt=\"%1$s\" src=\"%s\"/></p>"
                        .formatted(
                                Html.escape(wording.label()),
                                Drawing.of(strokes).dataUri())
                : Html.answered(
                        wording.label(),
                        evidence instanceof Map<?, ?> signature ? String.valueOf(signature.get("typedName")) : "");
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        var id = Html.escape(field.fieldId());
        var signed = answer instanceof Map<?, ?> signature && signature.get("typedName") instanceof String name
                ? "<span class=\"signature\">%s</span>".formatted(Html.escape(name))
                : "";
        return "<fieldset id=\"%s\" data-input=\"signature\" data-kinds=\"%s\"><legend>%s</legend>%s</fieldset>"
                .formatted(id, String.join(" ", allowed(field)), Html.escape(wording.label()), signed);
    }

    private static List<String> allowed(InputField field) {
        return field.config().get("kinds") instanceof List<?> kinds
                ? kinds.stream().map(String::valueOf).sorted().toList()
                : List.of(ELECTRONIC, HANDWRITTEN);
    }

    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    }
}
