package io.trialsuite.localaws.sqs;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be set on a queue, with AWS's limits and defaults. Immutable. */
final class QueueAttributes {

    private record Range(int from, int to, int otherwise) {}

    private static final Map<String, Range> NUMBERS = Map.of(
            "DelaySeconds", new Range(0, 900, 0),
            "MaximumMessageSize", new Range(1024, 1_048_576, 1_048_576),
            "MessageRetentionPeriod", new Range(60, 1_209_600, 345_600),
            "ReceiveMessageWaitTimeSeconds", new Range(0, 20, 0),
            "VisibilityTimeout", new Range(0, 43_200, 30),
            "KmsDataKeyReusePeriodSeconds", new Range(60, 86_400, 300));

    private static final Set<String> FLAGS = Set.of("FifoQueue", "ContentBasedDeduplication", "SqsManagedSseEnabled");

    private static final Set<String> TEXTS = Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "DeduplicationScope", Set.of("queue", "messageGroup"),
            "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

    static final QueueAttributes NONE = new QueueAttributes(Map.of());

    private final Map<String, String> values;
    private final @Nullable RedrivePolicy redrivePolicy;

    private QueueAttributes(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        var policy = values.get("RedrivePolicy");
        this.redrivePolicy = policy == null ? null : RedrivePolicy.parse(policy);
    }

    /** These attributes with the given ones set; an empty policy removes it. */
    QueueAttributes with(Map<String, String> changes) {
        var next = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            check(name, value);
            if (TEXTS.contains(name) && value.isEmpty()) {
                next.remove(name);
            } else {
                next.put(name, value);
            }
        });
        return new QueueAttributes(next);
    }

    private static void check(String name, String value) {
        var range = NUMBERS.get(name);
        if (range != null) {
            checkNumber(name, value, range);
        } else if (FLAGS.contains(name)) {
            require(Set.of("true", "false").contains(value), name, "It must be true or false.");
        } else if (CHOICES.containsKey(name)) {
            var choices = CHOICES.getOrDefault(name, Set.of());
            require(choices.contains(value), name, "It must be one of " + choices + ".");
        } else if (name.equals("RedrivePolicy") && !value.isEmpty()) {
            RedrivePolicy.parse(value);
        } else if (!TEXTS.contains(name)) {
            throw Refusals.invalidAttributeName(name);
        }
    }

    /**
     * Checks the name alone.
     *
     * @throws io.trialsuite.localaws.http.AwsError if SQS has no such attribute
     */
    static void requireKnown(String name) {
        if (!NUMBERS.containsKey(name)
                && !FLAGS.contains(name)
                && !TEXTS.contains(name)
                && !CHOICES.containsKey(name)) {
            throw Refusals.invalidAttributeName(name);
        }
    }

    private static void checkNumber(String name, String value, Range range) {
        try {
            int number = Integer.parseInt(value);
            require(
                    number >= range.from() && number <= range.to(),
                    name,
                    "It must be between " + range.from() + " and " + range.to() + ".");
        } catch (NumberFormatException e) {
            throw Refusals.invalidAttributeValue(name, "It must be a number.");
        }
    }

    private static void require(boolean holds, String name, String reason) {
        if (!holds) {
            throw Refusals.invalidAttributeValue(name, reason);
        }
    }

    /** Only what was set. */
    Map<String, String> values() {
        return values;
    }

    /** What was set, and the defaults of what was not. */
    Map<String, String> effective(boolean fifo) {
        var all = new LinkedHashMap<String, String>();
        for (var name : NUMBERS.keySet()) {
            if (!name.startsWith("Kms") || values.containsKey("KmsMasterKeyId")) {
                all.put(name, Integer.toString(number(name)));
            }
        }
        all.put("SqsManagedSseEnabled", values.containsKey("KmsMasterKeyId") ? "false" : "true");
        if (fifo) {
            all.put("ContentBasedDeduplication", "false");
            all.put("DeduplicationScope", "queue");
            all.put("FifoThroughputLimit", "perQueue");
        }
        all.putAll(values);
        return all;
    }

    int number(String name) {
        var range = NUMBERS.get(name);
        if (range == null) {
            throw new IllegalArgumentException(name);
        }
        var value = values.get(name);
        return value == null ? range.otherwise() : Integer.parseInt(value);
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }

    boolean flag(String name) {
        return "true".equals(values.get(name));
    }

    boolean deduplicatesPerGroup() {
        return "messageGroup".equals(values.get("DeduplicationScope"));
    }

    Optional<RedrivePolicy> redrivePolicy() {
        return Optional.ofNullable(redrivePolicy);
    }
}
