package io.trialsuite.benchmarks.services;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Does something again and again, and tells how often it succeeded. */
final class Parallel {

    private Parallel() {}

    /** Times a second, all callers together. */
    static double rate(int callers, Duration time, BooleanSupplier work) {
        return rates(Collections.nCopies(callers, work), time, BooleanSupplier::getAsBoolean);
    }

    /** The same, each caller with something of its own. */
    static <T> double rates(List<T> callers, Duration time, Predicate<T> work) {
        var done = new AtomicLong();
        var began = System.nanoTime();
        var end = began + time.toNanos();
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            callers.forEach(caller -> threads.execute(() -> {
                while (System.nanoTime() < end) {
                    if (!work.test(caller)) {
                        throw new IllegalStateException("A call that is measured failed");
                    }
                    done.incrementAndGet();
                }
            }));
        }
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    static Latencies latencies(int times, BooleanSupplier call) {
        var latencies = new Latencies();
        for (var i = 0; i < times; i++) {
            latencies.time(call);
        }
        return latencies;
    }
}
