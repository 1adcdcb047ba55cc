package io.trialsuite.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of every call, by step; times run from when the call was due, so that a stall counts for all who waited. */
final class Tally {

    private static final int EXAMPLES = 5;

    private final List<Segment> segments = new ArrayList<>();
    private Segment current = new Segment("begin");

    /** One step's calls. */
    private static final class Segment {

        private final String step;
        private final List<Long> nanos = new ArrayList<>();
        private final Map<String, Integer> failures = new TreeMap<>();
        private int failed;
        private int mismatches;

        Segment(String step) {
            this.step = step;
        }
    }

    /**
     * The figures of one step, or of all.
     *
     * @param failures how many calls failed in which way, a few ways of them
     */
    record Figures(
            String step,
            int requests,
            int failedRequests,
            int mismatches,
            double p50Millis,
            double p99Millis,
            double maxLatencyMillis,
            Map<String, Integer> failures) {}

    synchronized void begin(String step) {
        if (!current.nanos.isEmpty() || current.mismatches > 0) {
            segments.add(current);
        }
        current = new Segment(step);
    }

    synchronized void answered(Duration took) {
        current.nanos.add(took.toNanos());
    }

    synchronized void failed(String how, Duration took) {
        current.nanos.add(took.toNanos());
        current.failed++;
        if (current.failures.size() < EXAMPLES || current.failures.containsKey(how)) {
            current.failures.merge(how, 1, Integer::sum);
        }
    }

    synchronized void mismatch(String what) {
        current.mismatches++;
        current.failures.merge("mismatch: " + what, 1, Integer::sum);
    }

    synchronized List<Figures> steps() {
        begin("end");
        return segments.stream()
                .map(it -> figures(it.step, it.nanos, it.failed, it.mismatches, it.failures))
                .toList();
    }

    synchronized Figures all() {
        begin("end");
        var nanos = segments.stream().flatMap(it -> it.nanos.stream()).toList();
        var failures = new TreeMap<String, Integer>();
        segments.forEach(it -> it.failures.forEach((how, count) -> failures.merge(how, count, Integer::sum)));
        return figures(
                "all",
                nanos,
                segments.stream().mapToInt(it -> it.failed).sum(),
                segments.stream().mapToInt(it -> it.mismatches).sum(),
                failures);
    }

    private static Figures figures(
            String step, List<Long> nanos, int failed, int mismatches, Map<String, Integer> failures) {
        var sorted = nanos.stream().sorted().toList();
        return new Figures(
                step,
                sorted.size(),
                failed,
                mismatches,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1),
                Map.copyOf(failures));
    }

    private static double at(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        var nanos = sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
        return Math.round(nanos / 1e4) / 1e2;
    }
}
