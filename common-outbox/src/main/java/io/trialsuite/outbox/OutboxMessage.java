package io.trialsuite.outbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be recorded: what happened, to which subject, and the data that consumers may read.
 *
 * <p>Messages of one subject are published in the order in which their transactions committed. Attributes are CloudEvents
 * extension attributes (names in lower-case letters and digits).
 *
 * @param topic name of the topic; null means the producer's own topic ({@code outbox.topic})
 * @param type CloudEvents type, {@code <context>.<aggregate>.<fact>.v<n>}
 * @param subject the aggregate the message is about; the unit of ordering
 * @param data a record that becomes the JSON data
 */
public record OutboxMessage(
        MessageId id,
        @Nullable String topic,
        String type,
        String subject,
        Instant time,
        Map<String, String> attributes,
        Object data) {

    public OutboxMessage {
        attributes = Map.copyOf(attributes);
    }

    public static OutboxMessage of(String type, Object subject, Instant time, Object data) {
        return new OutboxMessage(MessageId.next(), null, type, subject.toString(), time, Map.of(), data);
    }

    public OutboxMessage to(String otherTopic) {
        return new OutboxMessage(id, otherTopic, type, subject, time, attributes, data);
    }

    public OutboxMessage with(String attribute, Object value) {
        var extended = new LinkedHashMap<>(attributes);
        extended.put(attribute, value.toString());
        return new OutboxMessage(id, topic, type, subject, time, extended, data);
    }
}
