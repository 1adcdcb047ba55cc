package io.trialsuite.benchmarks;

import io.trialsuite.outbox.MessagePublisher;
import io.trialsuite.outbox.OutgoingMessage;
import io.trialsuite.outbox.PublishResult;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A broker that accepts everything after a while, counts, and checks the order of every subject. */
final class CountingSink implements MessagePublisher {

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger outOfOrder = new AtomicInteger();
    private final AtomicLong calls = new AtomicLong();
    private final ConcurrentMap<String, Long> last = new ConcurrentHashMap<>();
    private volatile Duration callTime = Duration.ZERO;
    private volatile Latencies latencies = new Latencies();

    @Override
    public List<PublishResult> publish(String topic, List<OutgoingMessage> batch) {
        call();
        var now = System.nanoTime();
        for (var message : batch) {
            note(message.subject(), message.position(), message.id(), now);
        }
        received.addAndGet(batch.size());
        return Collections.nCopies(batch.size(), PublishResult.ACCEPTED);
    }

    /** One event in one call, for libraries that know no batches. */
    void take(Placed event) {
        call();
        note(event.subject(), event.number(), event.number(), System.nanoTime());
        received.incrementAndGet();
    }

    /** One event of a batch whose call is not counted. */
    void take(String subject, long position) {
        note(subject, position, position, System.nanoTime());
        received.incrementAndGet();
    }

    private void call() {
        calls.incrementAndGet();
        if (!callTime.isZero()) {
            LockSupport.parkNanos(callTime.toNanos());
        }
    }

    private void note(String subject, long position, Object key, long now) {
        var before = last.put(subject, position);
        if (before != null && before >= position) {
            outOfOrder.incrementAndGet();
        }
        latencies.arrived(key, now);
    }

    void reset(Duration newCallTime, Latencies newLatencies) {
        callTime = newCallTime;
        latencies = newLatencies;
        received.set(0);
        outOfOrder.set(0);
        calls.set(0);
        last.clear();
    }

    int received() {
        return received.get();
    }

    int outOfOrder() {
        return outOfOrder.get();
    }

    double fill() {
        return calls.get() == 0 ? 0 : (double) received.get() / calls.get();
    }
}
