package io.trialsuite.outbox;

import java.time.Instant;
import java.util.Map;

/**
 * A message as a handler sees it.
 *
 * @param attributes CloudEvents extension attributes, such as {@code organizationid} and {@code correlationid}
 */
public record ReceivedMessage<T>(
        MessageId id,
        String source,
        String type,
        String subject,
        Instant time,
        Map<String, String> attributes,
        T data) {

    public ReceivedMessage {
        attributes = Map.copyOf(attributes);
    }

    /** Reads an attribute that the handler cannot do without; its absence is poison. */
    public String require(String attribute) {
        var value = attributes.get(attribute);
        if (value == null) {
            throw new PoisonMessage("attribute " + attribute + " is missing");
        }
        return value;
    }
}
