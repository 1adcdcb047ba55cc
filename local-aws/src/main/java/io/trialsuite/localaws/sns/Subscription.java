package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A queue's wish to get a topic's messages. Immutable. */
final class Subscription {

    private static final Set<String> SETTABLE =
            Set.of("RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy");

    private final String arn;
    private final String topicArn;
    private final String queueArn;
    private final Map<String, String> attributes;
    private final @Nullable FilterPolicy filter;
    private final @Nullable String deadLetterArn;

    Subscription(String arn, String topicArn, String queueArn, Map<String, String> attributes) {
        this.arn = arn;
        this.topicArn = topicArn;
        this.queueArn = queueArn;
        this.attributes = Map.copyOf(attributes);
        attributes.forEach(Subscription::check);
        var policy = attributes.getOrDefault("FilterPolicy", "");
        this.filter = policy.isEmpty() ? null : FilterPolicy.parse(policy, filtersBody());
        this.deadLetterArn = deadLetterArn(attributes.getOrDefault("RedrivePolicy", ""));
    }

    private static void check(String name, String value) {
        if (!SETTABLE.contains(name)) {
            throw SnsRefusals.invalid("AttributeName " + name);
        }
        if (name.equals("RawMessageDelivery") && !Set.of("true", "false").contains(value)) {
            throw SnsRefusals.invalid(
                    "Attributes Reason: RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
        }
        if (name.equals("FilterPolicyScope")
                && !Set.of("MessageAttributes", "MessageBody").contains(value)) {
            throw SnsRefusals.invalid("FilterPolicyScope: Invalid value [" + value
                    + "]. Please use either MessageBody or MessageAttributes");
        }
    }

    private static @Nullable String deadLetterArn(String policy) {
        if (policy.isEmpty()) {
            return null;
        }
        try {
            var arn = Json.read(policy).path("deadLetterTargetArn").asString("");
            if (arn.startsWith("arn:aws:sqs:")) {
                return arn;
            }
        } catch (JacksonException e) {
            throw SnsRefusals.invalid("RedrivePolicy: failed to parse JSON.");
        }
        throw SnsRefusals.invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }

    String arn() {
        return arn;
    }

    String topicArn() {
        return topicArn;
    }

    String queueArn() {
        return queueArn;
    }

    /** Where messages go that the queue does not take; null if they are lost then. */
    @Nullable
    String deadLetterArn() {
        return deadLetterArn;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Subscription with(String attribute, String value) {
        var changed = new LinkedHashMap<>(attributes);
        changed.put(attribute, value);
        return new Subscription(arn, topicArn, queueArn, changed);
    }

    boolean raw() {
        return "true".equals(attributes.get("RawMessageDelivery"));
    }

    private boolean filtersBody() {
        return "MessageBody".equals(attributes.get("FilterPolicyScope"));
    }

    boolean wants(String message, @Nullable ObjectNode messageAttributes) {
        if (filter == null) {
            return true;
        }
        if (!filtersBody()) {
            return filter.accepts(plain(messageAttributes));
        }
        try {
            var body = Json.read(message);
            return body.isObject() && filter.accepts(body);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Attributes by their plain values, numbers as numbers and arrays as arrays. */
    private static JsonNode plain(@Nullable ObjectNode attributes) {
        var plain = Json.object();
        if (attributes != null) {
            attributes.properties().forEach(e -> {
                var value = plainValue(e.getValue());
                if (value != null) {
                    plain.set(e.getKey(), value);
                }
            });
        }
        return plain;
    }

    private static @Nullable JsonNode plainValue(JsonNode attribute) {
        var type = attribute.path("DataType").asString("");
        var text = attribute.path("StringValue").asString("");
        try {
            if (type.startsWith("Binary")) {
                return null;
            }
            if (type.startsWith("Number")) {
                return Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(text));
            }
            if (type.equals("String.Array")) {
                return Json.read(text);
            }
        } catch (NumberFormatException | JacksonException e) {
            return Json.MAPPER.getNodeFactory().stringNode(text);
        }
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }
}
