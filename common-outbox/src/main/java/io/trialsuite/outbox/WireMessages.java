package io.trialsuite.outbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a message is on the wire: its envelope, with data in place or left at the claim check, and what filters may look at. */
final class WireMessages {

    private final Envelope envelope;
    private final JsonMapper json;
    private final List<String> filterAttributes;
    private final @Nullable ClaimCheck claimCheck;
    private final long inlineLimit;

    /**
     * @param filterAttributes extension attributes that filter policies may use
     * @param claimCheck where data is left that would make a message larger than the limit; null when there is no such place
     * @param inlineLimit bytes of a message
     */
    WireMessages(
            Envelope envelope,
            JsonMapper json,
            List<String> filterAttributes,
            @Nullable ClaimCheck claimCheck,
            long inlineLimit) {
        this.envelope = envelope;
        this.json = json;
        this.filterAttributes = List.copyOf(filterAttributes);
        this.claimCheck = claimCheck;
        this.inlineLimit = inlineLimit;
    }

    /**
     * Writes the body.
     *
     * @param more further extension attributes
     * @throws RuntimeException when data had to be left and could not be
     */
    String body(OutgoingMessage message, Instant publishedAt, Map<String, String> more) {
        var reference =
                claimCheck != null && leavesData(message) ? claimCheck.leave(message.id(), message.data()) : null;
        return envelope.write(message, publishedAt, reference, more);
    }

    int sizeOf(OutgoingMessage message) {
        return leavesData(message) ? message.size() - message.data().length : message.size();
    }

    /** Whether its data is left at the claim check. */
    boolean leavesData(OutgoingMessage message) {
        return claimCheck != null && EventEncoder.envelopeSize(message.data(), message.attributes()) > inlineLimit;
    }

    /** Message attributes, beside the body. */
    Map<String, String> attributes(OutgoingMessage message) {
        var attributes = new HashMap<String, String>();
        attributes.put("type", message.type());
        attributes.put("source", envelope.source());
        if (!filterAttributes.isEmpty()) {
            var all = json.readTree(message.attributes());
            filterAttributes.forEach(name -> {
                var value = all.path(name).asString("");
                if (!value.isEmpty()) {
                    attributes.put(name, value);
                }
            });
        }
        return attributes;
    }
}
