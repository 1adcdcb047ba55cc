package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads members of a request and refuses what SES would refuse. */
final class Fields {

    private static final String NAME = "[A-Za-z0-9_-]{1,64}";

    private Fields() {}

    static AwsError bad(String message) {
        return new AwsError(400, "BadRequestException", message);
    }

    /** The name of something new: letters, digits, dashes and underscores. */
    static String name(JsonNode request, String field) {
        var name = required(request, field);
        if (!name.matches(NAME)) {
            throw bad("Invalid " + field + " <" + name
                    + ">: only alphanumeric ASCII characters, '_' and '-' are allowed.");
        }
        return name;
    }

    static String required(JsonNode request, String field) {
        var value = optional(request, field);
        if (value == null || value.isEmpty()) {
            throw bad(field + " is required.");
        }
        return value;
    }

    static @Nullable String optional(JsonNode request, String field) {
        var value = request.path(field);
        return value.isString() ? value.asString() : null;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
