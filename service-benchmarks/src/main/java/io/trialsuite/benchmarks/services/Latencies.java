package io.trialsuite.benchmarks.services;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How long calls took, one after the other. */
final class Latencies {

    private final List<Long> nanos = new ArrayList<>();

    void time(BooleanSupplier call) {
        var began = System.nanoTime();
        if (!call.getAsBoolean()) {
            throw new IllegalStateException("A call that is measured failed");
        }
        nanos.add(System.nanoTime() - began);
    }

    /** The same for a call that answers yes or no. */
    boolean timed(BooleanSupplier call) {
        var began = System.nanoTime();
        var answer = call.getAsBoolean();
        nanos.add(System.nanoTime() - began);
        return answer;
    }

    double millis(double share) {
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        var at = sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
        return Math.round(at / 1e4) / 1e2;
    }
}
