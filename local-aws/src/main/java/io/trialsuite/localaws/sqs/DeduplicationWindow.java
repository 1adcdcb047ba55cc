package io.trialsuite.localaws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a FIFO queue accepted during the last five minutes. An entry outlives its message: whether the message has been
 * deleted meanwhile makes no difference.
 */
final class DeduplicationWindow {

    static final Duration LENGTH = Duration.ofMinutes(5);

    private final LinkedHashMap<String, Accepted> byKey = new LinkedHashMap<>();

    /** The first message that came with a key. */
    record Accepted(String messageId, long sequence, Instant at) {}

    @Nullable
    Accepted find(String key, Instant now) {
        forget(now);
        return byKey.get(key);
    }

    void remember(String key, Accepted accepted) {
        byKey.put(key, accepted);
    }

    Map<String, Accepted> entries(Instant now) {
        forget(now);
        return byKey;
    }

    private void forget(Instant now) {
        var oldest = now.minus(LENGTH);
        var entries = byKey.values().iterator();
        while (entries.hasNext() && !entries.next().at().isAfter(oldest)) {
            entries.remove();
        }
    }
}
