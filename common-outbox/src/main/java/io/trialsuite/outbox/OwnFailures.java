package io.trialsuite.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each message has failed by itself, which the queue cannot tell: it counts a delivery for every message behind one
 * that failed as well. Kept in memory for those that failed last, so a restart forgets it; then the queue's count decides.
 * Thread-safe.
 */
final class OwnFailures {

    private final Map<String, Integer> counts;

    OwnFailures(int most) {
        this.counts = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > most;
            }
        };
    }

    /** Counts one more and returns how many there are. */
    synchronized int add(SqsDelivery delivery) {
        return counts.merge(delivery.source().messageId(), 1, Integer::sum);
    }

    synchronized void forget(SqsDelivery delivery) {
        counts.remove(delivery.source().messageId());
    }
}
