package io.trialsuite.benchmarks.services;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
            var running = callers.stream()
                    .map(caller -> threads.submit(() -> repeat(caller, work, end, done)))
                    .toList();
            running.forEach(Parallel::await);
        }
        return done.get() / ((System.nanoTime() - began) / 1e9);
    }

    private static <T> void repeat(T caller, Predicate<T> work, long end, AtomicLong done) {
        while (System.nanoTime() < end) {
            if (!work.test(caller)) {
                throw new IllegalStateException("A call that is measured failed");
            }
            done.incrementAndGet();
        }
    }

    /** One caller that fails makes the figure worthless. */
    private static void await(Future<?> caller) {
        try {
            caller.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Latencies latencies(int times, BooleanSupplier call) {
        var latencies = new Latencies();
        for (var i = 0; i < times; i++) {
            latencies.time(call);
        }
        return latencies;
    }
}
