package io.trialsuite.localaws.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.sqs.Message.Place;
import io.trialsuite.localaws.sqs.SendOutcome.Accepted;
import io.trialsuite.localaws.sqs.SendOutcome.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a queue accepts, what it takes for a duplicate, and what it refuses. */
final class Sending {

    private static final int MOST_ATTRIBUTES = 10;

    private final Queues queues;

    Sending(Queues queues) {
        this.queues = queues;
    }

    /** One outcome per message, in their order; what is accepted is in the journal when this returns. */
    List<SendOutcome> send(String queueName, List<NewMessage> messages) {
        return queues.locked(() -> {
            var queue = queues.require(queueName);
            var fresh = new ArrayList<Message>();
            var outcomes = new ArrayList<SendOutcome>();
            for (var message : messages) {
                outcomes.add(judge(queue, message, fresh));
            }
            queues.append(fresh.stream()
                    .map(message -> QueueRecord.sent(queue, message))
                    .toList());
            for (var message : fresh) {
                queue.remember(message);
                queue.admit(message);
            }
            queue.wake();
            return outcomes;
        });
    }

    private SendOutcome judge(Queue queue, NewMessage offered, List<Message> fresh) {
        try {
            checkSize(queue, offered);
            var content = queue.fifo() ? fifoContent(queue, offered) : offered;
            var now = queues.now();
            var earlier = earlier(queue, content, fresh, now);
            if (earlier != null) {
                return earlier;
            }
            var message = new Message(queues.nextSequence(), UUID.randomUUID().toString(), now, content, null);
            delay(queue, message, now);
            fresh.add(message);
            return new Accepted(message.id(), queue.fifo() ? message.sequenceNumber() : null);
        } catch (AwsError e) {
            return new Refused(e);
        }
    }

    private static NewMessage fifoContent(Queue queue, NewMessage offered) {
        if (offered.group() == null) {
            throw Refusals.missingParameter("MessageGroupId");
        }
        if (offered.delaySeconds() != null && offered.delaySeconds() != 0) {
            throw Refusals.invalidParameter("Value " + offered.delaySeconds()
                    + " for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid"
                    + " for this queue type.");
        }
        if (offered.deduplicationId() != null) {
            return offered;
        }
        if (!queue.attributes.flag("ContentBasedDeduplication")) {
            throw Refusals.invalidParameter("The queue should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
        return new NewMessage(
                offered.body(),
                offered.group(),
                Digests.sha256(offered.body()),
                offered.attributes(),
                offered.traceHeader(),
                null);
    }

    private static @Nullable Accepted earlier(Queue queue, NewMessage content, List<Message> fresh, Instant now) {
        if (!queue.fifo()) {
            return null;
        }
        for (var message : fresh) {
            if (queue.deduplicationKey(message.content()).equals(queue.deduplicationKey(content))) {
                return new Accepted(message.id(), message.sequenceNumber());
            }
        }
        var known = queue.duplicateOf(content, now);
        return known == null ? null : new Accepted(known.messageId(), Message.sequenceNumber(known.sequence()));
    }

    private static void delay(Queue queue, Message message, Instant now) {
        int delay =
                Objects.requireNonNullElse(message.content().delaySeconds(), queue.attributes.number("DelaySeconds"));
        if (delay > 0) {
            message.place = Place.DELAYED;
            message.hiddenUntil = now.plusSeconds(delay);
        }
    }

    private static void checkSize(Queue queue, NewMessage message) {
        int limit = queue.attributes.number("MaximumMessageSize");
        if (message.body().isEmpty()) {
            throw Refusals.missingParameter("MessageBody");
        }
        if (size(message) > limit) {
            throw Refusals.invalidParameter(
                    "One or more parameters are invalid. Reason: Message must be shorter than " + limit + " bytes.");
        }
        if (hasForbidden(message.body())) {
            throw Refusals.invalidMessageContents();
        }
        Integer delay = message.delaySeconds();
        if (delay != null && (delay < 0 || delay > 900)) {
            throw Refusals.invalidParameter("Value " + delay
                    + " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.");
        }
        if (message.attributes() != null) {
            checkAttributes(message.attributes());
        }
    }

    /** As AWS counts it: the body in UTF-8, and names, types and values of the attributes. */
    static int size(NewMessage message) {
        int size = message.body().getBytes(UTF_8).length;
        if (message.attributes() != null) {
            for (var attribute : message.attributes().properties()) {
                var value = attribute.getValue();
                size += attribute.getKey().getBytes(UTF_8).length
                        + value.path("DataType").asString("").getBytes(UTF_8).length
                        + value.path("StringValue").asString("").getBytes(UTF_8).length
                        + value.path("BinaryValue").asString("").length() * 3 / 4;
            }
        }
        return size;
    }

    /** A plain loop, since every character of every message passes here. */
    private static boolean hasForbidden(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= Character.MIN_SURROGATE && isForbidden(body, i)) {
                return true;
            }
        }
        return false;
    }

    /** A surrogate without its other half, or one of the two characters that mean nothing. */
    private static boolean isForbidden(String body, int i) {
        char c = body.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == body.length() || !Character.isLowSurrogate(body.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(body.charAt(i - 1));
        }
        return c >= '\uFFFE';
    }

    private static void checkAttributes(ObjectNode attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw Refusals.invalidParameter("Number of message attributes [" + attributes.size()
                    + "] exceeds the allowed maximum [" + MOST_ATTRIBUTES + "].");
        }
        attributes.properties().forEach(e -> checkAttribute(e.getKey(), e.getValue()));
    }

    private static void checkAttribute(String name, JsonNode attribute) {
        var type = attribute.path("DataType").asString("");
        if (!name.matches("(?!(?i)aws\\.|amazon\\.)(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)")) {
            throw Refusals.invalidParameter("The message attribute name '" + name + "' is invalid.");
        }
        if (!type.matches("(String|Number|Binary)(\\..*)?")) {
            throw Refusals.invalidParameter("The message attribute '" + name
                    + "' has an invalid message attribute type, the set of supported type prefixes is Binary, Number,"
                    + " and String.");
        }
        var value = attribute.path(type.startsWith("Binary") ? "BinaryValue" : "StringValue");
        if (value.asString("").isEmpty()) {
            throw Refusals.invalidParameter(
                    "The message attribute '" + name + "' must contain a non-empty message attribute value.");
        }
    }
}
