package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.AwsRequest;
import io.trialsuite.localaws.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request of the AWS query protocol: flat names that spell out lists and maps, for instance
 * {@code Attributes.entry.1.key}. A part of it, such as one entry of a batch, is a form again.
 */
record Form(Map<String, String> values, String prefix) {

    static Form parse(byte[] body) {
        return new Form(AwsRequest.decodeForm(new String(body, StandardCharsets.UTF_8)), "");
    }

    @Nullable
    String get(String name) {
        return values.get(prefix + name);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(prefix + name, otherwise);
    }

    String required(String name) {
        var value = get(name);
        if (value == null) {
            throw SnsRefusals.invalid(name + " Reason: no value for required parameter");
        }
        return value;
    }

    /** {@code name.member.1}, {@code name.member.2} and so on, each as a form of its own. */
    List<Form> members(String name, String firstField) {
        var members = new ArrayList<Form>();
        for (int i = 1; values.containsKey(prefix + name + ".member." + i + firstField); i++) {
            members.add(new Form(values, prefix + name + ".member." + i));
        }
        return members;
    }

    /** {@code name.entry.1.key} and {@code .value}. */
    Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 1; ; i++) {
            var entry = prefix + name + ".entry." + i;
            var key = values.get(entry + ".key");
            if (key == null) {
                return map;
            }
            map.put(key, values.getOrDefault(entry + ".value", ""));
        }
    }

    Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        members("Tags", ".Key").forEach(tag -> tags.put(tag.required(".Key"), tag.get(".Value", "")));
        return tags;
    }

    /** Message attributes in the form that SQS has them; null if there are none. */
    @Nullable
    ObjectNode messageAttributes() {
        var attributes = Json.object();
        for (int i = 1; ; i++) {
            var entry = prefix + "MessageAttributes.entry." + i;
            var name = values.get(entry + ".Name");
            if (name == null) {
                return attributes.isEmpty() ? null : attributes;
            }
            var attribute = attributes.putObject(name);
            for (var field : List.of("DataType", "StringValue", "BinaryValue")) {
                var value = values.get(entry + ".Value." + field);
                if (value != null) {
                    attribute.put(field, value);
                }
            }
        }
    }
}
