package io.trialsuite.outbox;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C Trace Context writes it in {@code traceparent}.
 *
 * @param sampled whether whoever began the trace records it
 */
record TraceParent(String traceId, String spanId, boolean sampled) {

    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Empty for what is not one: a broken trace must not break what it was to show. */
    static Optional<TraceParent> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new TraceParent(form.group(1), form.group(2), (Integer.parseInt(form.group(3), 16) & 1) == 1))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
