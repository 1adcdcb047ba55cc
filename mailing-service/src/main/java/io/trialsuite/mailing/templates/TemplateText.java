package io.trialsuite.mailing.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text with {@code {{name}}} in it. Values are never read as templates again. */
final class TemplateText {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9]*)}}");

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Variable(String name) implements Part {}
    }

    private final List<Part> parts;

    private TemplateText(List<Part> parts) {
        this.parts = parts;
    }

    static TemplateText parse(String source) {
        var parts = new ArrayList<Part>();
        var matcher = VARIABLE.matcher(source);
        var end = 0;
        while (matcher.find()) {
            parts.add(new Part.Literal(source.substring(end, matcher.start())));
            parts.add(new Part.Variable(matcher.group(1)));
            end = matcher.end();
        }
        parts.add(new Part.Literal(source.substring(end)));
        for (var part : parts) {
            if (part instanceof Part.Literal literal
                    && (literal.text().contains("{{") || literal.text().contains("}}"))) {
                throw new IllegalArgumentException(
                        "Broken variable near: " + literal.text().strip());
            }
        }
        return new TemplateText(List.copyOf(parts));
    }

    Set<String> variables() {
        return parts.stream()
                .filter(Part.Variable.class::isInstance)
                .map(part -> ((Part.Variable) part).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    String render(Map<String, String> model, UnaryOperator<String> escape) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Literal literal -> literal.text();
                    case Part.Variable variable -> escape.apply(Objects.requireNonNull(model.get(variable.name())));
                })
                .collect(Collectors.joining());
    }
}
