package io.trialsuite.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks a message and writes it as the log stores it, so that everything that can be refused is refused at append. */
final class EventEncoder {

    private static final Pattern GROUP_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");
    private static final Set<String> RESERVED = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "data",
            "sequence",
            "recordedat",
            "publishedat");
    /** What the envelope adds beyond data and attributes, generously. */
    private static final int ENVELOPE = 2048;

    private final JsonMapper json;
    private final @Nullable String ownTopic;
    private final long maxSize;
    private final EventContracts contracts;

    EventEncoder(JsonMapper json, @Nullable String ownTopic, long maxSize, EventContracts contracts) {
        // an object without properties is a mistake far more often than an event
        this.json =
                json.rebuild().enable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();
        this.ownTopic = ownTopic;
        this.maxSize = maxSize;
        this.contracts = contracts;
    }

    NewEvent encode(OutboxMessage message, MessageContext context) {
        require(message.id() != null, message, "has no id");
        require(message.type() != null && GROUP_ID.matcher(message.type()).matches(), message, "has no usable type");
        require(
                message.subject() != null && GROUP_ID.matcher(message.subject()).matches(),
                message,
                "needs a subject of 1 to 128 printable ASCII characters without blanks");
        require(message.time() != null, message, "has no time");
        require(message.data() != null, message, "has no data");
        var topic = message.topic() == null ? ownTopic : message.topic();
        if (topic == null) {
            throw new IllegalStateException(
                    "Message " + message.type() + " names no topic and outbox.topic is not set");
        }
        var data = data(message);
        var attributes = attributes(message, context);
        requireAcceptable(message.id(), message.type(), attributes, data);
        return new NewEvent(
                SubjectKey.part(message.subject()),
                message.id(),
                topic,
                message.subject(),
                message.type(),
                context.correlationId(),
                attributes,
                data);
    }

    /**
     * Other data for an event that has been recorded, checked as at append.
     *
     * @param attributes as they were recorded
     * @param text JSON, kept as it is
     */
    byte[] correction(MessageId id, String type, String attributes, String text) {
        try {
            if (!json.readTree(text).isObject()) {
                throw new IllegalArgumentException("Data of %s (%s) must be a JSON object".formatted(type, id));
            }
        } catch (JacksonException e) {
            // its own sentence would quote the data
            throw new IllegalArgumentException("Data of %s (%s) is not JSON".formatted(type, id));
        }
        var data = text.getBytes(StandardCharsets.UTF_8);
        requireAcceptable(id, type, attributes, data);
        return data;
    }

    private void requireAcceptable(MessageId id, String type, String attributes, byte[] data) {
        var size = envelopeSize(data, attributes);
        if (size > maxSize) {
            throw new IllegalArgumentException("Message %s (%s) would take about %d bytes, more than the %d allowed"
                    .formatted(type, id, size, maxSize));
        }
        contracts.require(type, data);
    }

    /** An upper bound of what the message takes on the wire. */
    static long envelopeSize(byte[] data, String attributes) {
        return (long) data.length + attributes.length() * 2L + ENVELOPE;
    }

    private byte[] data(OutboxMessage message) {
        try {
            return json.writeValueAsBytes(message.data());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Data of " + message.type() + " cannot be written as JSON", e);
        }
    }

    private String attributes(OutboxMessage message, MessageContext context) {
        var all = new LinkedHashMap<String, String>();
        all.put("time", instant(message.time()));
        message.attributes().forEach((name, value) -> {
            require(
                    ATTRIBUTE.matcher(name).matches() && !RESERVED.contains(name),
                    message,
                    "has an attribute that CloudEvents or this library does not allow: " + name);
            all.put(name, value);
        });
        all.remove("correlationid");
        if (context.causationId() != null) {
            all.putIfAbsent("causationid", context.causationId());
        }
        if (context.traceparent() != null) {
            all.putIfAbsent("traceparent", context.traceparent());
        }
        return json.writeValueAsString(all);
    }

    private static String instant(Instant time) {
        return time.toString();
    }

    private static void require(boolean condition, OutboxMessage message, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException("Message " + message.type() + " (" + message.id() + ") " + complaint);
        }
    }
}
