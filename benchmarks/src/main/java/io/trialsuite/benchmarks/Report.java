package io.trialsuite.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of one run, each the median of its passes, as a table and as JSON. */
final class Report {

    private final Map<String, Map<String, Object>> rows = new LinkedHashMap<>();

    /** A row's figures, in order. */
    final class Row {
        private final Map<String, Object> figures;

        private Row(String name) {
            figures = rows.computeIfAbsent(name, key -> new LinkedHashMap<>());
        }

        Row put(String figure, double value) {
            figures.put(figure, round(value));
            return this;
        }

        /** Whether the row is as good as it has to be. */
        Row goal(boolean reached) {
            figures.put("goal", reached ? "reached" : "missed");
            return this;
        }
    }

    Row row(String name) {
        return new Row(name);
    }

    Map<String, Map<String, Object>> rows() {
        return rows;
    }

    static <T> double median(List<T> passes, ToDoubleFunction<T> figure) {
        var sorted = new ArrayList<>(passes.stream().mapToDouble(figure).boxed().toList());
        sorted.sort(Double::compare);
        return sorted.get(sorted.size() / 2);
    }

    private static double round(double value) {
        return Math.abs(value) >= 100 ? Math.rint(value) : Math.rint(value * 100) / 100;
    }

    void print(PrintStream out) {
        rows.forEach((name, figures) -> {
            out.printf(Locale.ROOT, "%-58s", name);
            figures.forEach((figure, value) -> out.printf(Locale.ROOT, "  %s %s", figure, value));
            out.println();
        });
    }
}
