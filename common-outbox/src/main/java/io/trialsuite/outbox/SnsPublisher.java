package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes to SNS: message group = subject, deduplication id = message id, so that what is sent twice within five minutes
 * arrives once. Decides for each entry whether a refusal is about the message or about the moment.
 */
final class SnsPublisher implements MessagePublisher {

    /** Refusals of a whole call that some message in it deserves: they are told apart by sending one at a time. */
    private static final Set<String> ABOUT_CONTENT = Set.of(
            "InvalidParameter",
            "InvalidParameterValue",
            "ParameterValueInvalid",
            "ValidationError",
            "ValidationException",
            "BatchRequestTooLong",
            "BatchEntryIdsNotDistinct",
            "InvalidBatchEntryId");

    private final SnsClient sns;
    private final TopicArns arns;
    private final Envelope envelope;
    private final JsonMapper json;
    private final List<String> filterAttributes;
    private final Duration callTimeout;
    private final Clock clock;

    SnsPublisher(
            SnsClient sns,
            TopicArns arns,
            Envelope envelope,
            JsonMapper json,
            List<String> filterAttributes,
            Duration callTimeout,
            Clock clock) {
        this.sns = sns;
        this.arns = arns;
        this.envelope = envelope;
        this.json = json;
        this.filterAttributes = filterAttributes;
        this.callTimeout = callTimeout;
        this.clock = clock;
    }

    @Override
    public List<PublishResult> publish(String topic, List<OutgoingMessage> batch) {
        var arn = arns.of(topic);
        try {
            return send(arn, batch);
        } catch (SnsException e) {
            if (!aboutContent(e)) {
                throw e;
            }
            return batch.size() == 1 ? List.of(new PublishResult.Poison(reason(e))) : oneByOne(topic, batch);
        }
    }

    private List<PublishResult> oneByOne(String topic, List<OutgoingMessage> batch) {
        var results = new ArrayList<PublishResult>();
        batch.forEach(message -> results.addAll(publishAlone(topic, message)));
        return results;
    }

    private List<PublishResult> publishAlone(String topic, OutgoingMessage message) {
        try {
            return publish(topic, List.of(message));
        } catch (RuntimeException e) {
            // what was accepted before this one must not be forgotten
            return List.of(new PublishResult.Retryable(String.valueOf(e.getMessage())));
        }
    }

    private List<PublishResult> send(String arn, List<OutgoingMessage> batch) {
        var fifo = arn.endsWith(".fifo");
        var entries = IntStream.range(0, batch.size())
                .mapToObj(n -> entry(n, batch.get(n), fifo))
                .toList();
        var response = sns.publishBatch(request -> request.topicArn(arn)
                .publishBatchRequestEntries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(callTimeout)));
        var results = new PublishResult[batch.size()];
        response.successful().forEach(entry -> results[Integer.parseInt(entry.id())] = PublishResult.ACCEPTED);
        response.failed().forEach(entry -> results[Integer.parseInt(entry.id())] = refusal(entry));
        for (var n = 0; n < results.length; n++) {
            if (results[n] == null) {
                results[n] = new PublishResult.Retryable("The response says nothing about this entry");
            }
        }
        return List.of(results);
    }

    private PublishBatchRequestEntry entry(int number, OutgoingMessage message, boolean fifo) {
        var entry = PublishBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .message(envelope.write(message, clock.instant()))
                .messageAttributes(attributes(message));
        return fifo
                ? entry.messageGroupId(message.subject())
                        .messageDeduplicationId(message.id().toString())
                        .build()
                : entry.build();
    }

    private Map<String, MessageAttributeValue> attributes(OutgoingMessage message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        attributes.put("type", text(message.type()));
        attributes.put("source", text(envelope.source()));
        if (!filterAttributes.isEmpty()) {
            var all = json.readTree(message.attributes());
            filterAttributes.forEach(name -> {
                var value = all.path(name).asString("");
                if (!value.isEmpty()) {
                    attributes.put(name, text(value));
                }
            });
        }
        return attributes;
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static PublishResult refusal(BatchResultErrorEntry entry) {
        var reason = entry.code() + ": " + entry.message();
        return Boolean.TRUE.equals(entry.senderFault()) && aboutContent(entry.code())
                ? new PublishResult.Poison(reason)
                : new PublishResult.Retryable(reason);
    }

    private static boolean aboutContent(SnsException failure) {
        var details = failure.awsErrorDetails();
        return failure.statusCode() == 413 || (details != null && aboutContent(details.errorCode()));
    }

    private static boolean aboutContent(String code) {
        return ABOUT_CONTENT.contains(code) || ABOUT_CONTENT.contains(code.replaceFirst("Exception$", ""));
    }

    private static String reason(SnsException failure) {
        return String.valueOf(failure.getMessage());
    }
}
