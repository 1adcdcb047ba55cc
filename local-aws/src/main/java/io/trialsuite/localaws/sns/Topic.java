package io.trialsuite.localaws.sns;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A topic: its settings, and on a FIFO topic what was published during the last five minutes. */
final class Topic {

    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
    private static final String DEFAULT_SIZE = "262144";

    private static final Set<String> SETTABLE = Set.of(
            "DisplayName",
            "Policy",
            "DeliveryPolicy",
            "KmsMasterKeyId",
            "ContentBasedDeduplication",
            "FifoThroughputScope",
            "SignatureVersion",
            "TracingConfig",
            "MaximumMessageSize");

    private final String arn;
    private final LinkedHashMap<String, Published> published = new LinkedHashMap<>();
    Map<String, String> attributes = Map.of();
    Map<String, String> tags = Map.of();

    /** What the first publisher of a deduplication id was told. */
    record Published(String messageId, @Nullable String sequenceNumber, Instant at) {}

    Topic(String arn) {
        this.arn = arn;
    }

    String arn() {
        return arn;
    }

    String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    boolean fifo() {
        return arn.endsWith(".fifo");
    }

    boolean deduplicatesByContent() {
        return "true".equals(attributes.get("ContentBasedDeduplication"));
    }

    int maximumMessageSize() {
        return Integer.parseInt(attributes.getOrDefault("MaximumMessageSize", DEFAULT_SIZE));
    }

    static void checkAttribute(String name, String value) {
        if (!SETTABLE.contains(name)) {
            throw SnsRefusals.invalid("AttributeName " + name);
        }
        if (name.equals("MaximumMessageSize")
                && (!value.matches("\\d{4,7}")
                        || Integer.parseInt(value) < 1024
                        || Integer.parseInt(value) > 1_048_576)) {
            throw SnsRefusals.invalid("MaximumMessageSize must be between 1024 and 1048576");
        }
    }

    String deduplicationKey(String group, String id) {
        return "MessageGroup".equals(attributes.get("FifoThroughputScope")) ? group + '\n' + id : id;
    }

    @Nullable
    Published find(String key, Instant now) {
        forget(now);
        return published.get(key);
    }

    void remember(String key, Published entry) {
        published.put(key, entry);
    }

    Map<String, Published> published(Instant now) {
        forget(now);
        return published;
    }

    private void forget(Instant now) {
        var oldest = now.minus(DEDUPLICATION);
        var entries = published.values().iterator();
        while (entries.hasNext() && !entries.next().at().isAfter(oldest)) {
            entries.remove();
        }
    }
}
