package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Every step with the time it took, printed as it ends. Not thread-safe: steps follow one another. */
final class StepLog {

    private final PrintStream out;
    private final List<Step> steps = new ArrayList<>();

    record Step(String name, long millis) {}

    StepLog(PrintStream out) {
        this.out = out;
    }

    <T> T step(String name, Supplier<T> work) {
        var began = System.nanoTime();
        out.printf("  %2d  %-70s", steps.size() + 1, name);
        out.flush();
        T result;
        try {
            result = work.get();
        } catch (SuiteFailure e) {
            out.println(" missing");
            throw e;
        }
        var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        out.printf("%8d ms%n", millis);
        steps.add(new Step(name, millis));
        return result;
    }

    void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
