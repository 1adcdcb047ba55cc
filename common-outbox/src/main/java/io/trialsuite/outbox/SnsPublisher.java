package io.trialsuite.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

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
    private final TopicLimits limits;
    private final WireMessages wire;
    private final Duration callTimeout;
    private final Clock clock;

    SnsPublisher(
            SnsClient sns, TopicArns arns, TopicLimits limits, WireMessages wire, Duration callTimeout, Clock clock) {
        this.sns = sns;
        this.arns = arns;
        this.limits = limits;
        this.wire = wire;
        this.callTimeout = callTimeout;
        this.clock = clock;
    }

    /** Whatever has to be done for it, no call to SNS goes on for longer than the call timeout after this begins. */
    @Override
    public List<PublishResult> publish(String topic, List<OutgoingMessage> batch) {
        return publish(topic, batch, System.nanoTime() + callTimeout.toNanos());
    }

    private List<PublishResult> publish(String topic, List<OutgoingMessage> batch, long deadline) {
        var arn = arns.of(topic);
        try {
            var results = send(arn, batch, deadline);
            limits.learn(topic, arn);
            return results;
        } catch (SnsException e) {
            if (!aboutContent(e)) {
                throw e;
            }
            return batch.size() == 1 ? List.of(new PublishResult.Poison(reason(e))) : oneByOne(topic, batch, deadline);
        }
    }

    private List<PublishResult> oneByOne(String topic, List<OutgoingMessage> batch, long deadline) {
        var results = new ArrayList<PublishResult>();
        batch.forEach(message -> results.addAll(publishAlone(topic, message, deadline)));
        return results;
    }

    private List<PublishResult> publishAlone(String topic, OutgoingMessage message, long deadline) {
        try {
            return publish(topic, List.of(message), deadline);
        } catch (RuntimeException e) {
            // what was accepted before this one must not be forgotten
            return List.of(new PublishResult.Postponed(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public int batchBytes(String topic) {
        return limits.batchBytes(topic);
    }

    @Override
    public int sizeOf(OutgoingMessage message) {
        return wire.sizeOf(message);
    }

    private List<PublishResult> send(String arn, List<OutgoingMessage> batch, long deadline) {
        var results = new PublishResult[batch.size()];
        // first those that are complete: they need not wait for the place where the others leave their data
        var complete = entries(arn, batch, false, results);
        send(arn, complete, results, deadline);
        var leaving = entries(arn, batch, true, results);
        try {
            send(arn, leaving, results, deadline);
        } catch (SnsException e) {
            if (complete.isEmpty()) {
                throw e;
            }
            leaving.forEach(entry -> results[number(entry.id())] = new PublishResult.Postponed(reason(e)));
        }
        return List.of(results);
    }

    private List<PublishBatchRequestEntry> entries(
            String arn, List<OutgoingMessage> batch, boolean leavingData, PublishResult[] results) {
        var entries = new ArrayList<PublishBatchRequestEntry>(batch.size());
        for (var n = 0; n < batch.size(); n++) {
            if (wire.leavesData(batch.get(n)) == leavingData) {
                try {
                    entries.add(entry(n, batch.get(n), arn.endsWith(".fifo")));
                } catch (SdkException e) {
                    results[n] = new PublishResult.Postponed(String.valueOf(e.getMessage()));
                }
            }
        }
        return entries;
    }

    private void send(String arn, List<PublishBatchRequestEntry> entries, PublishResult[] results, long deadline) {
        if (entries.isEmpty()) {
            return;
        }
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            entries.forEach(
                    entry -> results[number(entry.id())] = new PublishResult.Postponed("No time was left for it"));
            return;
        }
        var response = sns.publishBatch(request -> request.topicArn(arn)
                .publishBatchRequestEntries(entries)
                .overrideConfiguration(call -> call.apiCallTimeout(left)));
        response.successful().forEach(entry -> results[number(entry.id())] = PublishResult.ACCEPTED);
        response.failed().forEach(entry -> results[number(entry.id())] = refusal(entry));
        entries.forEach(entry -> {
            if (results[number(entry.id())] == null) {
                results[number(entry.id())] = new PublishResult.Postponed("The response says nothing about this entry");
            }
        });
    }

    private static int number(String id) {
        return Integer.parseInt(id);
    }

    private PublishBatchRequestEntry entry(int number, OutgoingMessage message, boolean fifo) {
        var entry = PublishBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .message(wire.body(message, clock.instant(), Map.of()))
                .messageAttributes(attributes(message));
        return fifo
                ? entry.messageGroupId(message.subject())
                        .messageDeduplicationId(message.id().toString())
                        .build()
                : entry.build();
    }

    private Map<String, MessageAttributeValue> attributes(OutgoingMessage message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        wire.attributes(message).forEach((name, value) -> attributes.put(name, text(value)));
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
        if (!Boolean.TRUE.equals(entry.senderFault())) {
            return new PublishResult.Postponed(reason);
        }
        return aboutContent(entry.code()) ? new PublishResult.Poison(reason) : new PublishResult.Retryable(reason);
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
