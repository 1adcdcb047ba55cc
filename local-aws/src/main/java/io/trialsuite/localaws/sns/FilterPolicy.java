package io.trialsuite.localaws.sns;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Which messages a subscription wants. All keys must match, of a key's conditions one; {@code $or} wants one of its
 * alternatives. Checked when it is set, so that publishing cannot fail because of it.
 */
final class FilterPolicy {

    private static final int MOST_KEYS = 5;
    private static final int MOST_COMBINATIONS = 150;

    private final Rule rule;

    private FilterPolicy(Rule rule) {
        this.rule = rule;
    }

    /** Something that a place in a message has to fulfil; a place inside arrays has any number of values. */
    private sealed interface Rule {

        record All(List<Rule> rules) implements Rule {}

        record Any(List<Rule> rules) implements Rule {}

        record Below(String key, Rule rule) implements Rule {}

        record Leaf(List<FilterCondition> conditions) implements Rule {}
    }

    /**
     * Reads and checks a policy.
     *
     * @param nested whether keys may be nested, as they may in the scope {@code MessageBody}
     * @throws AwsError if SNS would not accept it
     */
    static FilterPolicy parse(String json, boolean nested) {
        JsonNode tree;
        try {
            tree = Json.read(json);
        } catch (JacksonException e) {
            throw invalid("failed to parse JSON. " + e.getOriginalMessage());
        }
        if (!tree.isObject()) {
            throw invalid("failed to parse JSON. It must be an object");
        }
        var rule = all(tree, nested);
        if (keys(rule) > MOST_KEYS) {
            throw invalid("Filter policy can not have more than " + MOST_KEYS + " keys");
        }
        if (combinations(rule) > MOST_COMBINATIONS) {
            throw invalid("Filter policy is too complex");
        }
        return new FilterPolicy(rule);
    }

    private static Rule all(JsonNode object, boolean nested) {
        var rules = new ArrayList<Rule>();
        object.properties().forEach(e -> rules.add(rule(e.getKey(), e.getValue(), nested)));
        return new Rule.All(rules);
    }

    private static Rule rule(String key, JsonNode value, boolean nested) {
        if (key.equals("$or")
                && value.isArray()
                && value.size() > 1
                && value.valueStream().allMatch(JsonNode::isObject)) {
            return new Rule.Any(value.valueStream()
                    .map(alternative -> all(alternative, nested))
                    .toList());
        }
        if (value.isObject()) {
            if (!nested) {
                throw invalid("Filter policy scope MessageAttributes does not support nested filter policy");
            }
            if (value.isEmpty()) {
                throw invalid("Empty objects are not allowed");
            }
            return new Rule.Below(key, all(value, true));
        }
        if (!value.isArray()) {
            throw invalid("\"" + key + "\" must be an object or an array");
        }
        if (value.isEmpty()) {
            throw invalid("Empty arrays are not allowed");
        }
        return new Rule.Below(
                key,
                new Rule.Leaf(value.valueStream().map(FilterCondition::parse).toList()));
    }

    static AwsError invalid(String reason) {
        return SnsRefusals.invalid("FilterPolicy: " + reason);
    }

    private static int keys(Rule rule) {
        return switch (rule) {
            case Rule.All all ->
                all.rules().stream().mapToInt(FilterPolicy::keys).sum();
            case Rule.Any any ->
                any.rules().stream().mapToInt(FilterPolicy::keys).max().orElse(0);
            case Rule.Below below -> keys(below.rule());
            case Rule.Leaf leaf -> 1;
        };
    }

    private static long combinations(Rule rule) {
        return switch (rule) {
            case Rule.All all ->
                all.rules().stream().mapToLong(FilterPolicy::combinations).reduce(1, (a, b) -> a * b);
            case Rule.Any any ->
                any.rules().stream().mapToLong(FilterPolicy::combinations).sum();
            case Rule.Below below -> combinations(below.rule());
            case Rule.Leaf leaf -> leaf.conditions().size();
        };
    }

    /** Whether that object, the attributes or the body, is wanted. */
    boolean accepts(JsonNode message) {
        return matches(rule, List.of(message));
    }

    private static boolean matches(Rule rule, List<JsonNode> places) {
        return switch (rule) {
            case Rule.All all -> all.rules().stream().allMatch(each -> matches(each, places));
            case Rule.Any any -> any.rules().stream().anyMatch(each -> matches(each, places));
            case Rule.Below below -> matches(below.rule(), step(places, below.key()));
            case Rule.Leaf leaf -> leaf.conditions().stream().anyMatch(condition -> condition.accepts(places));
        };
    }

    private static List<JsonNode> step(List<JsonNode> places, String key) {
        var values = new ArrayList<JsonNode>();
        for (var place : places) {
            flatten(place.path(key), values);
        }
        return values;
    }

    private static void flatten(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, into));
        } else if (!node.isMissingNode()) {
            into.add(node);
        }
    }
}
