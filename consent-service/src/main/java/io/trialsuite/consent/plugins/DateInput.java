package io.trialsuite.consent.plugins;

import io.trialsuite.input.ConfigKeys;
import io.trialsuite.input.Finding;
import io.trialsuite.input.Html;
import io.trialsuite.input.InputField;
import io.trialsuite.input.InputMethod;
import io.trialsuite.input.Wording;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A day of the calendar, {@code 2026-11-27}, within bounds if there are some. */
@Component
final class DateInput implements InputMethod {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public String key() {
        return "date";
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
                        "earliest", Map.of("type", "string", "format", "date"),
                        "latest", Map.of("type", "string", "format", "date")));
    }

    @Override
    public List<Finding> checkConfig(InputField field) {
        var findings = new ArrayList<>(ConfigKeys.unknown(field.config(), Set.of("earliest", "latest")));
        for (var bound : List.of("earliest", "latest")) {
            if (field.config().containsKey(bound) && bound(field, bound).isEmpty()) {
                findings.add(new Finding("/" + bound, "wrong-format", bound + " is a date such as 2026-11-27."));
            }
        }
        var earliest = bound(field, "earliest");
        if (earliest.isPresent()
                && bound(field, "latest").filter(earliest.get()::isAfter).isPresent()) {
            findings.add(new Finding("/latest", "out-of-range", "latest is not before earliest."));
        }
        return findings;
    }

    @Override
    public List<Finding> checkAnswer(InputField field, @Nullable Object answer) {
        if (answer == null) {
            return field.required() ? Finding.one("", "required", "This question needs a date.") : Finding.none();
        }
        var day = day(answer);
        if (day.isEmpty()) {
            return Finding.one("", "wrong-format", "The answer is a date such as 2026-11-27.");
        }
        if (bound(field, "earliest").filter(day.get()::isBefore).isPresent()
                || bound(field, "latest").filter(day.get()::isAfter).isPresent()) {
            return Finding.one("", "out-of-range", "The date is outside of what can be answered here.");
        }
        return Finding.none();
    }

    @Override
    public Object evidence(InputField field, Object answer) {
        return answer;
    }

    @Override
    public String print(InputField field, Wording wording, Object evidence) {
        return Html.answered(wording.label(), evidence.toString());
    }

    @Override
    public String html(InputField field, Wording wording, @Nullable Object answer) {
        return "<label for=\"%1$s\">%2$s</label><input type=\"date\" id=\"%1$s\" name=\"%1$s\"%3$s%4$s%5$s value=\"%6$s\">"
                .formatted(
                        Html.escape(field.fieldId()),
                        Html.escape(wording.label()),
                        bound(field, "earliest")
                                .map(it -> " min=\"" + it + "\"")
                                .orElse(""),
                        bound(field, "latest").map(it -> " max=\"" + it + "\"").orElse(""),
                        field.required() ? " required" : "",
                        answer == null ? "" : Html.escape(answer.toString()));
    }

    private static Optional<LocalDate> bound(InputField field, String name) {
        return day(field.config().get(name));
    }

    private static Optional<LocalDate> day(@Nullable Object value) {
        try {
            return value instanceof String text && DAY.matcher(text).matches()
                    ? Optional.of(LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
