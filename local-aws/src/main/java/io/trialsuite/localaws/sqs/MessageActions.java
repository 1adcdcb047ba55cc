package io.trialsuite.localaws.sqs;

import static java.util.Objects.requireNonNullElse;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with messages, one at a time or ten. */
final class MessageActions {

    private static final int LONGEST_VISIBILITY = 43_200;
    private static final int LONGEST_WAIT = 20;
    private static final int LARGEST_BATCH = 1_048_576;

    private final Sending sending;
    private final Receiving receiving;

    MessageActions(Sending sending, Receiving receiving) {
        this.sending = sending;
        this.receiving = receiving;
    }

    void addTo(Map<String, SqsService.Action> actions) {
        actions.put("SendMessage", (request, call) -> send(request));
        actions.put("SendMessageBatch", (request, call) -> sendBatch(request));
        actions.put("ReceiveMessage", this::receive);
        actions.put("DeleteMessage", (request, call) -> delete(request));
        actions.put("DeleteMessageBatch", (request, call) -> deleteBatch(request));
        actions.put("ChangeMessageVisibility", (request, call) -> changeVisibility(request));
        actions.put("ChangeMessageVisibilityBatch", (request, call) -> changeVisibilityBatch(request));
    }

    private ObjectNode send(ObjectNode request) {
        var message = message(request);
        var outcome =
                sending.send(Parameters.queueName(request), List.of(message)).getFirst();
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> answer(message, accepted);
            case SendOutcome.Refused refused -> throw refused.error();
        };
    }

    private ObjectNode sendBatch(ObjectNode request) {
        var batch = new Batch(request);
        var messages = batch.entries().stream().map(MessageActions::message).toList();
        if (messages.stream().mapToInt(Sending::size).sum() > LARGEST_BATCH) {
            throw Refusals.batch(
                    "BatchRequestTooLong", "Batch requests cannot be longer than " + LARGEST_BATCH + " bytes.");
        }
        var outcomes = sending.send(Parameters.queueName(request), messages);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case SendOutcome.Accepted accepted -> batch.succeeded(i, answer(messages.get(i), accepted));
                case SendOutcome.Refused refused -> batch.failed(i, refused.error());
            }
        }
        return batch.answer();
    }

    private static NewMessage message(JsonNode entry) {
        return new NewMessage(
                requireNonNullElse(Parameters.optional(entry, "MessageBody"), ""),
                Parameters.optional(entry, "MessageGroupId"),
                Parameters.optional(entry, "MessageDeduplicationId"),
                entry.get("MessageAttributes") instanceof ObjectNode object && !object.isEmpty() ? object : null,
                Parameters.optional(entry.path("MessageSystemAttributes").path("AWSTraceHeader"), "StringValue"),
                Parameters.number(entry, "DelaySeconds", 0, 900));
    }

    private static ObjectNode answer(NewMessage message, SendOutcome.Accepted accepted) {
        var answer = Json.object()
                .put("MessageId", accepted.messageId())
                .put("MD5OfMessageBody", Digests.md5(message.body()));
        if (message.attributes() != null) {
            answer.put("MD5OfMessageAttributes", Digests.md5(message.attributes()));
        }
        if (accepted.sequenceNumber() != null) {
            answer.put("SequenceNumber", accepted.sequenceNumber());
        }
        return answer;
    }

    private ObjectNode receive(ObjectNode request, SqsService.Call call) {
        var deliveries = receiving.receive(
                Parameters.queueName(request),
                requireNonNullElse(Parameters.number(request, "MaxNumberOfMessages", 1, 10), 1),
                Parameters.seconds(request, "VisibilityTimeout", LONGEST_VISIBILITY),
                Parameters.seconds(request, "WaitTimeSeconds", LONGEST_WAIT),
                call.gone());
        var system = Parameters.list(request, "MessageSystemAttributeNames", "AttributeNames");
        var custom = Parameters.list(request, "MessageAttributeNames");
        var answer = Json.object();
        if (!deliveries.isEmpty()) {
            var messages = answer.putArray("Messages");
            deliveries.forEach(delivery -> messages.add(ReceivedMessage.json(delivery, system, custom)));
        }
        return answer;
    }

    private ObjectNode delete(ObjectNode request) {
        var handle = Parameters.required(request, "ReceiptHandle");
        receiving
                .delete(Parameters.queueName(request), List.of(handle))
                .getFirst()
                .ifPresent(error -> {
                    throw error;
                });
        return Json.object();
    }

    private ObjectNode deleteBatch(ObjectNode request) {
        var batch = new Batch(request);
        var handles = batch.entries().stream()
                .map(entry -> requireNonNullElse(Parameters.optional(entry, "ReceiptHandle"), ""))
                .toList();
        var answers = receiving.delete(Parameters.queueName(request), handles);
        for (int i = 0; i < answers.size(); i++) {
            int entry = i;
            answers.get(i)
                    .ifPresentOrElse(error -> batch.failed(entry, error), () -> batch.succeeded(entry, Json.object()));
        }
        return batch.answer();
    }

    private ObjectNode changeVisibility(ObjectNode request) {
        changeVisibility(Parameters.queueName(request), request);
        return Json.object();
    }

    private ObjectNode changeVisibilityBatch(ObjectNode request) {
        var batch = new Batch(request);
        var queue = Parameters.queueName(request);
        for (int i = 0; i < batch.entries().size(); i++) {
            try {
                changeVisibility(queue, batch.entries().get(i));
                batch.succeeded(i, Json.object());
            } catch (AwsError e) {
                batch.failed(i, e);
            }
        }
        return batch.answer();
    }

    private void changeVisibility(String queue, JsonNode entry) {
        var visibility = Parameters.seconds(entry, "VisibilityTimeout", LONGEST_VISIBILITY);
        if (visibility == null) {
            throw Refusals.missingParameter("VisibilityTimeout");
        }
        receiving.changeVisibility(queue, Parameters.required(entry, "ReceiptHandle"), visibility);
    }
}
