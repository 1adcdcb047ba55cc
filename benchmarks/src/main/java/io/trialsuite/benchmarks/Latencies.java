package io.trialsuite.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Times from the return of a commit to an arrival. Events that overtake the return of their commit count as zero. */
final class Latencies {

    private final Map<Object, Long> committed = new HashMap<>();
    private final Set<Object> early = new HashSet<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean measuring;

    void begin() {
        measuring = true;
    }

    synchronized void committed(Object key, long at) {
        if (early.remove(key)) {
            add(0);
        } else {
            committed.put(key, at);
        }
    }

    synchronized void arrived(Object key, long at) {
        if (!measuring) {
            return;
        }
        var since = committed.remove(key);
        if (since != null) {
            add(at - since);
        } else {
            early.add(key);
        }
    }

    private void add(long duration) {
        nanos.add(Math.max(0, duration));
        count.incrementAndGet();
    }

    int count() {
        return count.get();
    }

    /** Milliseconds. */
    double percentile(double share) {
        var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
