package io.trialsuite.launcher.demo;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.supervise.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the suite does on its own, by looking at the real state until it is as expected or will not become so. */
final class Awaiting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Awaiting() {}

    /**
     * Looks until the condition holds.
     *
     * @param what completes the sentence "Missing after n s: …"
     */
    static <T> T until(String what, Supplier<T> look, Predicate<T> condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var seen = look.get();
            if (condition.test(seen)) {
                return seen;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new SuiteFailure(
                        "Missing after %d s: %s; last seen: %s.".formatted(PATIENCE.toSeconds(), what, seen));
            }
            Pause.briefly();
        }
    }
}
