package io.trialsuite.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has stopped: the events that match everything that is named. They are recorded as ever and leave when the
 * pause ends.
 *
 * @param tenant value of the attribute {@code outbox.tenant-attribute}
 */
public record Pause(
        UUID id,
        @Nullable String topic,
        @Nullable String subject,
        @Nullable String tenant,
        Instant since,
        String by,
        String reason) {

    public Pause {
        if (topic == null && subject == null && tenant == null) {
            throw new IllegalArgumentException("A pause names a topic, a subject or a tenant");
        }
    }

    /** @param tenantAttribute name of the attribute that holds the tenant */
    boolean covers(OutgoingMessage message, String tenantAttribute) {
        return (topic == null || topic.equals(message.topic()))
                && (subject == null || subject.equals(message.subject()))
                && (tenant == null || message.attributes().contains(attribute(tenantAttribute, tenant)));
    }

    /** As the encoder writes it, so that nothing has to be parsed. */
    private static String attribute(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }
}
