package io.trialsuite.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** (c) Business transactions at a steady rate, whether or not earlier ones have ended. */
final class Pacing {

    private static final Duration WARM_UP = Duration.ofSeconds(3);

    private final Contender contender;

    Pacing(Contender contender) {
        this.contender = contender;
    }

    /** Milliseconds from the return of a commit to the arrival. */
    record Result(double p50, double p99, int events) {}

    Result run(int perSecond, Duration duration, Latencies latencies) {
        pace(perSecond, WARM_UP, new Latencies());
        latencies.begin();
        var expected = pace(perSecond, duration, latencies);
        Waiting.until(() -> latencies.count() >= expected);
        return new Result(latencies.percentile(0.5), latencies.percentile(0.99), expected);
    }

    private int pace(int perSecond, Duration duration, Latencies latencies) {
        var events = (int) (perSecond * duration.toSeconds());
        var interval = Duration.ofSeconds(1).toNanos() / perSecond;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = System.nanoTime();
            for (var n = 0; n < events; n++) {
                var account = n % 1_000;
                executor.execute(() -> transact(account, latencies));
                next += interval;
                while (System.nanoTime() - next < 0) {
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        }
        return events;
    }

    private void transact(long account, Latencies latencies) {
        var event = Placed.on(account);
        var application = contender.application();
        var keys = Objects.requireNonNull(application.transaction().execute(status -> {
            application.jdbc().update("update account set balance = balance + 1 where id = ?", account);
            return contender.record(List.of(event));
        }));
        var now = System.nanoTime();
        keys.forEach(key -> latencies.committed(key, now));
    }
}
