package io.trialsuite.localaws.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a request body and refuses what is missing or out of range. */
final class Parameters {

    private Parameters() {}

    /** The last segment of {@code QueueUrl}: host and port may have changed since the caller asked for it. */
    static String queueName(JsonNode request) {
        var url = required(request, "QueueUrl");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    static String required(JsonNode request, String name) {
        var value = optional(request, name);
        if (value == null) {
            throw Refusals.missingParameter(name);
        }
        return value;
    }

    static @Nullable String optional(JsonNode request, String name) {
        var value = request.get(name);
        return value == null || value.isNull() ? null : value.asString();
    }

    static @Nullable Integer number(JsonNode request, String name, int from, int to) {
        var value = request.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.canConvertToInt() || value.asInt() < from || value.asInt() > to) {
            throw Refusals.invalidParameter("Value " + value.asString() + " for parameter " + name
                    + " is invalid. Reason: Must be between " + from + " and " + to + ", if provided.");
        }
        return value.asInt();
    }

    static @Nullable Duration seconds(JsonNode request, String name, int to) {
        var number = number(request, name, 0, to);
        return number == null ? null : Duration.ofSeconds(number);
    }

    static Map<String, String> texts(JsonNode request, String... names) {
        var texts = new LinkedHashMap<String, String>();
        for (var name : names) {
            request.path(name)
                    .properties()
                    .forEach(e -> texts.put(e.getKey(), e.getValue().asString()));
        }
        return texts;
    }

    static Set<String> list(JsonNode request, String... names) {
        var list = new LinkedHashSet<String>();
        for (var name : names) {
            request.path(name).forEach(value -> list.add(value.asString()));
        }
        return list;
    }
}
