package io.trialsuite.outbox;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    ReceivedEvent read(String body) {
        var event = parse(body);
        if (!event.path("specversion").asString("").equals("1.0")) {
            throw new PoisonMessage("not a CloudEvent 1.0: specversion is missing or other");
        }
        var source = required(event, "source");
        var time = time(required(event, "time"));
        return new ReceivedEvent(
                id(required(event, "id"), source, time),
                source,
                required(event, "type"),
                required(event, "subject"),
                time,
                optionalTime(event, "recordedat"),
                optionalTime(event, "publishedat"),
                extensions(event),
                event);
    }

    /**
     * Fetches the data and fits it to what the handler takes.
     *
     * @throws ClaimCheckUnavailable when the data was left elsewhere and cannot be reached now
     */
    <T> ReceivedMessage<T> as(Class<T> dataType, ReceivedEvent event) {
        try {
            return new ReceivedMessage<>(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.subject(),
                    event.time(),
                    event.attributes(),
                    json.treeToValue(data(event.json()), dataType));
        } catch (JacksonException e) {
            throw new PoisonMessage("data does not fit " + dataType.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode data(JsonNode event) {
        var data = event.get("data");
        if (data != null && !data.isNull()) {
            return data;
        }
        var reference = required(event, "dataref", "data is missing");
        try {
            return json.readTree(collect(reference));
        } catch (JacksonException e) {
            throw new PoisonMessage("what " + reference + " leads to is not JSON", e);
        }
    }

    private byte[] collect(String reference) {
        if (claimCheck == null) {
            throw new PoisonMessage("data was left at " + reference + " and no claim check is configured");
        }
        try {
            return claimCheck.collect(URI.create(reference));
        } catch (PoisonMessage e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new PoisonMessage(reference + " leads nowhere", e);
        } catch (RuntimeException e) {
            throw new ClaimCheckUnavailable(reference, e);
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

    /** Foreign producers may use ids that are not UUIDs; the same source, id and time always give the same one. */
    private static MessageId id(String id, String source, Instant time) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException e) {
            return MessageId.at(time, source + "\n" + id);
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
