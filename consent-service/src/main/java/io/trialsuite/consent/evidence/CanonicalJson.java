package io.trialsuite.consent.evidence;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text per value: members sorted by name, no white space, text in Unicode NFC, numbers in plain decimal without
 * trailing zeros. Two values that mean the same become the same bytes.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder(256);

    private CanonicalJson() {}

    /**
     * The value in its one form.
     *
     * @throws IllegalArgumentException for a value that JSON does not know
     */
    public static byte[] bytes(@Nullable Object value) {
        var writer = new CanonicalJson();
        writer.value(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean truth -> out.append(truth);
            case Number number -> out.append(plain(number));
            case CharSequence text -> text(text.toString());
            case Map<?, ?> members -> object(members);
            case List<?> elements -> array(elements);
            default -> throw new IllegalArgumentException("Not a JSON value: " + value.getClass());
        }
    }

    private static String plain(Number number) {
        var decimal = new BigDecimal(number.toString());
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private void object(Map<?, ?> members) {
        var sorted = new TreeMap<String, @Nullable Object>();
        members.forEach((name, value) -> sorted.put(normal(String.valueOf(name)), value));
        out.append('{');
        var separator = "";
        for (var member : sorted.entrySet()) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(List<?> elements) {
        out.append('[');
        var separator = "";
        for (var element : elements) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        normal(text).chars().forEach(this::character);
        out.append('"');
    }

    private void character(int character) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < 0x20) {
                    out.append("\\u%04x".formatted(character));
                } else {
                    out.append((char) character);
                }
            }
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
