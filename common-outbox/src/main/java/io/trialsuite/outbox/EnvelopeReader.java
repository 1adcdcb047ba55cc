package io.trialsuite.outbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudEvents 1.0 in structured mode; what is not that is poison, with the reason. */
final class EnvelopeReader {

    private static final Set<String> STANDARD = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "data",
            "dataref",
            "recordedat",
            "publishedat");

    private final JsonMapper json;

    private final @Nullable ClaimCheck claimCheck;

    EnvelopeReader(JsonMapper json) {
        this(json, null);
    }

    /** @param claimCheck where {@code dataref} leads; null when such messages are not expected */
    EnvelopeReader(JsonMapper json, @Nullable ClaimCheck claimCheck) {
        this.claimCheck = claimCheck;
        // readers are tolerant by contract: a producer may add what this consumer does not know
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    ReceivedMessage<JsonNode> read(String body) {
        var event = parse(body);
        if (!event.path("specversion").asString("").equals("1.0")) {
            throw new PoisonMessage("not a CloudEvent 1.0: specversion is missing or other");
        }
        return new ReceivedMessage<>(
                id(required(event, "id"), required(event, "source")),
                required(event, "source"),
                required(event, "type"),
                required(event, "subject"),
                time(required(event, "time")),
                extensions(event),
                data(event));
    }

    private JsonNode data(JsonNode event) {
        var data = event.get("data");
        if (data != null && !data.isNull()) {
            return data;
        }
        var reference = required(event, "dataref", "data is missing");
        if (claimCheck == null) {
            throw new PoisonMessage("data was left at " + reference + " and no claim check is configured");
        }
        try {
            return json.readTree(claimCheck.collect(URI.create(reference)));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new PoisonMessage("what " + reference + " leads to is not JSON", e);
        }
    }

    /** When the producer recorded and published it, if it says so. */
    record Path(@Nullable Instant recordedAt, @Nullable Instant publishedAt) {
        static final Path UNKNOWN = new Path(null, null);
    }

    Path path(String body) {
        var event = parse(body);
        return new Path(optionalTime(event, "recordedat"), optionalTime(event, "publishedat"));
    }

    <T> ReceivedMessage<T> as(Class<T> dataType, ReceivedMessage<JsonNode> message) {
        try {
            var data = json.treeToValue(message.data(), dataType);
            return new ReceivedMessage<>(
                    message.id(),
                    message.source(),
                    message.type(),
                    message.subject(),
                    message.time(),
                    message.attributes(),
                    data);
        } catch (JacksonException e) {
            throw new PoisonMessage("data does not fit " + dataType.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode parse(String body) {
        try {
            var event = json.readTree(body);
            if (!event.isObject()) {
                throw new PoisonMessage("the body is not a JSON object");
            }
            return event;
        } catch (JacksonException e) {
            throw new PoisonMessage("the body is not JSON", e);
        }
    }

    private static String required(JsonNode event, String name) {
        return required(event, name, "attribute " + name + " is missing");
    }

    private static String required(JsonNode event, String name, String complaint) {
        var value = event.path(name).asString("");
        if (value.isEmpty()) {
            throw new PoisonMessage(complaint);
        }
        return value;
    }

    /** Foreign producers may use ids that are not UUIDs; the same source and id always give the same one. */
    private static MessageId id(String id, String source) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException e) {
            return new MessageId(UUID.nameUUIDFromBytes((source + "\n" + id).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new PoisonMessage("attribute time is not a time: " + text, e);
        }
    }

    private static @Nullable Instant optionalTime(JsonNode event, String name) {
        var text = event.path(name).asString("");
        return text.isEmpty() ? null : time(text);
    }

    private static Map<String, String> extensions(JsonNode event) {
        var extensions = new LinkedHashMap<String, String>();
        event.properties().forEach(property -> {
            if (!STANDARD.contains(property.getKey()) && property.getValue().isValueNode()) {
                extensions.put(property.getKey(), property.getValue().asString());
            }
        });
        return extensions;
    }
}
