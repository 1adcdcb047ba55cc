package io.trialsuite.localaws.ses;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import io.trialsuite.localaws.sns.TopicPublisher;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Configuration sets and, inside them, which event goes to which SNS topic. */
final class ConfigurationSets {

    private static final String DESTINATIONS = "EventDestinations";

    /** SES writes this to a topic, once, when a destination is made of it. It is no JSON. */
    private static final String GREETING = "Successfully validated SNS topic for Amazon SES event publishing.";

    private final Registers registers;
    private final TopicPublisher topics;

    ConfigurationSets(Registers registers, TopicPublisher topics) {
        this.registers = registers;
        this.topics = topics;
    }

    void create(ObjectNode request) {
        var name = Fields.name(request, "ConfigurationSetName");
        var set = request.deepCopy();
        set.putArray(DESTINATIONS);
        registers.create(Register.CONFIGURATION_SET, name, set);
    }

    /** Without its event destinations, which have an operation of their own. */
    ObjectNode get(String name) {
        var set = registers.require(Register.CONFIGURATION_SET, name);
        set.remove(DESTINATIONS);
        return set;
    }

    List<String> names() {
        return registers.all(Register.CONFIGURATION_SET).stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    void delete(String name) {
        registers.remove(Register.CONFIGURATION_SET, name);
    }

    ArrayNode destinations(String name) {
        return registers.require(Register.CONFIGURATION_SET, name).withArray(DESTINATIONS);
    }

    void addDestination(String set, ObjectNode request) {
        var name = Fields.name(request, "EventDestinationName");
        var destination = checked(name, request.path("EventDestination"));
        registers.update(Register.CONFIGURATION_SET, set, document -> {
            var destinations = document.withArray(DESTINATIONS);
            if (indexOf(destinations, name) >= 0) {
                throw new AwsError(400, "AlreadyExistsException", "Event destination <" + name + "> already exists.");
            }
            destinations.add(destination);
            return document;
        });
        topics.publish(destination.path("SnsDestination").path("TopicArn").asString(), GREETING, null, Map.of());
    }

    void replaceDestination(String set, String name, ObjectNode request) {
        var destination = checked(name, request.path("EventDestination"));
        registers.update(Register.CONFIGURATION_SET, set, document -> {
            var destinations = document.withArray(DESTINATIONS);
            destinations.set(requireIndex(destinations, name), destination);
            return document;
        });
    }

    void removeDestination(String set, String name) {
        registers.update(Register.CONFIGURATION_SET, set, document -> {
            var destinations = document.withArray(DESTINATIONS);
            destinations.remove(requireIndex(destinations, name));
            return document;
        });
    }

    /** The topics that want this event; none if the set is gone meanwhile. */
    List<String> topicsFor(String set, EventType type) {
        return registers
                .find(Register.CONFIGURATION_SET, set)
                .map(document -> StreamSupport.stream(
                                document.withArray(DESTINATIONS).spliterator(), false)
                        .filter(destination -> destination.path("Enabled").asBoolean(false))
                        .filter(destination -> matches(destination, type))
                        .map(destination -> destination
                                .path("SnsDestination")
                                .path("TopicArn")
                                .asString())
                        .toList())
                .orElse(List.of());
    }

    private static boolean matches(JsonNode destination, EventType type) {
        return StreamSupport.stream(destination.path("MatchingEventTypes").spliterator(), false)
                .anyMatch(wanted -> wanted.asString().equals(type.name()));
    }

    private ObjectNode checked(String name, JsonNode definition) {
        var topic = definition.path("SnsDestination").path("TopicArn").asString("");
        if (topic.isEmpty()) {
            throw Fields.bad("local-aws publishes events to SNS only; an SnsDestination is required.");
        }
        if (topic.endsWith(".fifo")) {
            throw Fields.bad("Amazon SES does not support SNS FIFO topics: " + topic);
        }
        if (!topics.exists(topic)) {
            throw Fields.bad("SNS topic <" + topic + "> not found.");
        }
        if (definition.path("MatchingEventTypes").isEmpty()) {
            throw Fields.bad("At least one matching event type is required.");
        }
        for (var type : definition.path("MatchingEventTypes")) {
            requireKnown(type.asString());
        }
        var destination = Json.object().put("Name", name);
        destination.put("Enabled", definition.path("Enabled").asBoolean(false));
        destination.set(
                "MatchingEventTypes", definition.get("MatchingEventTypes").deepCopy());
        destination.putObject("SnsDestination").put("TopicArn", topic);
        return destination;
    }

    private static void requireKnown(String type) {
        for (var known : EventType.values()) {
            if (known.name().equals(type)) return;
        }
        throw Fields.bad("Unknown event type: " + type);
    }

    private static int requireIndex(ArrayNode destinations, String name) {
        int index = indexOf(destinations, name);
        if (index < 0) {
            throw new AwsError(404, "NotFoundException", "Event destination <" + name + "> does not exist.");
        }
        return index;
    }

    private static int indexOf(ArrayNode destinations, String name) {
        for (int i = 0; i < destinations.size(); i++) {
            if (destinations.get(i).path("Name").asString().equals(name)) return i;
        }
        return -1;
    }
}
