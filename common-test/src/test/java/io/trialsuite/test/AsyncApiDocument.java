package io.trialsuite.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * AsyncAPI 3.0 made from the contracts: each topic is a channel, each type a message in its CloudEvents envelope with its example,
 * each producer and consumer an operation.
 */
final class AsyncApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TreeMap<String, JsonNode> schemas = new TreeMap<>();
    private final TreeMap<String, JsonNode> examples = new TreeMap<>();

    private AsyncApiDocument(Path contracts) {
        try (var files = Files.walk(contracts, 2)) {
            files.filter(Files::isRegularFile).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Who sends or receives which types where.
     *
     * @param name unique name of the operation
     * @param sends false when it receives
     */
    public record Operation(String name, boolean sends, String topic, String description, List<String> types) {

        public Operation {
            types = List.copyOf(types);
        }
    }

    /**
     * Writes the document.
     *
     * @param contracts folder of {@code <context>/<type>.schema.json} and {@code <type>.example.json}
     * @throws IllegalArgumentException when an operation names a type without a contract
     */
    public static ObjectNode write(String title, String version, Path contracts, List<Operation> operations) {
        return new AsyncApiDocument(contracts).write(title, version, operations);
    }

    private void read(Path file) {
        var name = file.getFileName().toString();
        if (name.endsWith(".schema.json")) {
            schemas.put(name.substring(0, name.length() - ".schema.json".length()), parse(file));
        } else if (name.endsWith(".example.json")) {
            examples.put(name.substring(0, name.length() - ".example.json".length()), parse(file));
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode write(String title, String version, List<Operation> operations) {
        var document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info").put("title", title).put("version", version);
        document.put("defaultContentType", "application/cloudevents+json");
        var channels = document.putObject("channels");
        var operationNodes = document.putObject("operations");
        operations.forEach(operation -> {
            operation.types().forEach(type -> channel(channels, operation.topic(), type));
            operationNodes.set(operation.name(), operation(operation));
        });
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        schemas.forEach((type, schema) -> messages.set(type, message(type, schema)));
        components.putObject("schemas").set("CloudEvent", cloudEvent());
        return document;
    }

    private void channel(ObjectNode channels, String topic, String type) {
        if (!schemas.containsKey(type)) {
            throw new IllegalArgumentException(type + " on " + topic + " has no contract");
        }
        var channel = channels.withObject("/" + topic.replace("/", "~1")).put("address", topic);
        channel.withObject("/messages/" + type).put("$ref", "#/components/messages/" + type);
    }

    private static ObjectNode operation(Operation operation) {
        var channel = "#/channels/" + operation.topic();
        var node = JSON.createObjectNode()
                .put("action", operation.sends() ? "send" : "receive")
                .put("summary", operation.description());
        node.putObject("channel").put("$ref", channel);
        var messages = node.putArray("messages");
        operation.types().forEach(type -> messages.addObject().put("$ref", channel + "/messages/" + type));
        return node;
    }

    private ObjectNode message(String type, JsonNode schema) {
        var message = JSON.createObjectNode()
                .put("name", type)
                .put("title", schema.path("title").asString(type))
                .put("contentType", "application/cloudevents+json");
        var payload = message.putObject("payload");
        var parts = payload.putArray("allOf");
        parts.addObject().put("$ref", "#/components/schemas/CloudEvent");
        var own = parts.addObject().put("type", "object").putObject("properties");
        own.putObject("type").put("const", type);
        own.set("data", schema);
        var example = examples.get(type);
        if (example != null) {
            message.putArray("examples")
                    .addObject()
                    .putObject("payload")
                    .put("type", type)
                    .set("data", example);
        }
        return message;
    }

    private static ObjectNode cloudEvent() {
        var schema = JSON.createObjectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        var required = new ArrayList<>(List.of("specversion"));
        for (var name : List.of("id", "source", "type", "subject", "time", "correlationid", "sequence")) {
            properties.putObject(name).put("type", "string");
            required.add(name);
        }
        for (var name : List.of("causationid", "traceparent", "recordedat", "publishedat", "dataref")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.putObject("data").put("type", "object");
        var names = schema.putArray("required");
        required.forEach(names::add);
        return schema;
    }
}
