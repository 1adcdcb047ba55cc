package io.trialsuite.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What each contender reached, pass by pass. */
final class Passes<T> {

    private final Map<Contender, List<T>> results = new LinkedHashMap<>();

    void add(Contender contender, T result) {
        results.computeIfAbsent(contender, key -> new ArrayList<>()).add(result);
    }

    Set<Contender> contenders() {
        return results.keySet();
    }

    double median(Contender contender, ToDoubleFunction<T> figure) {
        return Report.median(results.getOrDefault(contender, List.of()), figure);
    }
}
