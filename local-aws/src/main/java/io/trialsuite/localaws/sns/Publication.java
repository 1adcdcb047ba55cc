package io.trialsuite.localaws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialsuite.localaws.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a publisher hands over, before a topic accepted it. */
record Publication(
        String message,
        @Nullable String subject,
        @Nullable ObjectNode attributes,
        @Nullable String group,
        @Nullable String deduplicationId) {

    private static final String TYPE = "(String|Number|Binary)(\\..*)?";

    Publication {
        if (message.isEmpty()) {
            throw SnsRefusals.invalid("Empty message");
        }
        if (subject != null && (subject.isEmpty() || subject.length() > 100 || subject.contains("\n"))) {
            throw SnsRefusals.invalid("Subject");
        }
        if (attributes != null) {
            attributes.properties().forEach(e -> check(e.getKey(), e.getValue()));
        }
    }

    static Publication from(Form form) {
        return new Publication(
                form.get("MessageStructure", "").equals("json")
                        ? forQueues(form.get("Message", ""))
                        : form.get("Message", ""),
                form.get("Subject"),
                form.messageAttributes(),
                form.get("MessageGroupId"),
                form.get("MessageDeduplicationId"));
    }

    /** With message structure {@code json} there is one text per protocol. */
    private static String forQueues(String json) {
        try {
            var texts = Json.read(json);
            if (texts.path("default").isString()) {
                return texts.path("sqs").asString(texts.path("default").asString());
            }
        } catch (JacksonException e) {
            throw SnsRefusals.invalid("Message Structure - JSON message body failed to parse");
        }
        throw SnsRefusals.invalid("Message Structure - No default entry in JSON message body");
    }

    private static void check(String name, JsonNode attribute) {
        var type = attribute.path("DataType").asString("");
        if (!type.matches(TYPE)) {
            throw SnsRefusals.invalid("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number,"
                    + " and String.");
        }
        var value = attribute
                .path(type.startsWith("Binary") ? "BinaryValue" : "StringValue")
                .asString("");
        if (value.isEmpty()) {
            throw SnsRefusals.invalid("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
    }

    /** As SNS counts it: the message, and names, types and values of the attributes, in bytes. */
    int size() {
        int size = message.getBytes(UTF_8).length;
        if (attributes != null) {
            for (var attribute : attributes.properties()) {
                size += attribute.getKey().getBytes(UTF_8).length;
                for (var part : attribute.getValue()) {
                    size += part.asString().getBytes(UTF_8).length;
                }
            }
        }
        return size;
    }
}
