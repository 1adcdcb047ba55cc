package io.trialsuite.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Times from the return of a commit to an arrival. Events that overtake the return of their commit count as zero. */
final class Latencies {

    private final ConcurrentMap<Object, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Long> early = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean measuring;

    void begin() {
        measuring = true;
    }

    void committed(Object key, long at) {
        if (early.remove(key) != null) {
            add(0);
            return;
        }
        committed.put(key, at);
        var arrivedMeanwhile = early.remove(key);
        if (arrivedMeanwhile != null && committed.remove(key) != null) {
            add(0);
        }
    }

    void arrived(Object key, long at) {
        if (!measuring) {
            return;
        }
        var since = committed.remove(key);
        if (since != null) {
            add(at - since);
        } else {
            early.put(key, at);
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
