package io.trialsuite.outbox;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes CloudEvents 1.0 in structured mode. Attributes and data were serialised at append and are copied as they are.
 *
 * <p>Beyond the standard's own attributes: {@code correlationid}, {@code causationid}, {@code traceparent}, {@code sequence}
 * (place in the producer's log, zero-padded, growing within a subject), {@code recordedat}, {@code publishedat}, and
 * {@code dataref} in place of data that was too large.
 */
final class Envelope {

    private final JsonMapper json;
    private final String source;
    private final @Nullable String dataSchemaPrefix;

    Envelope(JsonMapper json, String source, @Nullable String dataSchemaPrefix) {
        this.json = json;
        this.source = source;
        this.dataSchemaPrefix = dataSchemaPrefix;
    }

    String source() {
        return source;
    }

    String write(OutgoingMessage message, Instant publishedAt) {
        return write(message, publishedAt, null, Map.of());
    }

    /**
     * Writes one event.
     *
     * @param dataRef where the data was left; null writes it in place
     * @param more further extension attributes
     */
    String write(OutgoingMessage message, Instant publishedAt, @Nullable URI dataRef, Map<String, String> more) {
        var bytes = new ByteArrayOutputStream(message.size() + 512);
        try (var out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringProperty("specversion", "1.0");
            out.writeStringProperty("id", message.id().toString());
            out.writeStringProperty("source", source);
            out.writeStringProperty("type", message.type());
            out.writeStringProperty("subject", message.subject());
            out.writeStringProperty("datacontenttype", "application/json");
            if (dataSchemaPrefix != null) {
                out.writeStringProperty("dataschema", dataSchemaPrefix + message.type() + ".schema.json");
            }
            out.writeStringProperty("correlationid", message.correlationId());
            out.writeStringProperty("sequence", sequence(message.position()));
            out.writeStringProperty("recordedat", message.recordedAt().toString());
            out.writeStringProperty("publishedat", publishedAt.toString());
            copyAttributes(message, out);
            more.forEach(out::writeStringProperty);
            if (dataRef != null) {
                out.writeStringProperty("dataref", dataRef.toString());
            } else {
                out.writeName("data");
                out.writeRawValue(new String(message.data(), StandardCharsets.UTF_8));
            }
            out.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void copyAttributes(OutgoingMessage message, JsonGenerator out) {
        try (var in = json.createParser(message.attributes())) {
            in.nextToken();
            for (var name = in.nextName(); name != null; name = in.nextName()) {
                out.writeStringProperty(name, in.nextStringValue());
            }
        }
    }

    /** Zero-padded, so that it also sorts as text. */
    static String sequence(long position) {
        var digits = Long.toString(position);
        return "0".repeat(20 - digits.length()) + digits;
    }
}
