package io.trialsuite.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requirements against the tests that prove them. */
record ClauseMatrix(List<Requirement> requirements, List<Proof> proofs) {

    private static final String PASSED = "SUCCESSFUL";

    ClauseMatrix {
        requirements = List.copyOf(requirements);
        proofs = List.copyOf(proofs);
    }

    /** What a clause asks for, in a few words of ours. */
    record Requirement(String clause, String behaviour) {}

    /** What became of a test that proves a clause. */
    record Proof(String clause, String test, String result) {}

    static List<Requirement> requirements(Path root) throws IOException {
        return Files.readAllLines(root.resolve("docs/validation/clauses.csv")).stream()
                .skip(1)
                .map(line -> line.split(";", 2))
                .map(cells -> new Requirement(cells[0], cells[1]))
                .toList();
    }

    static List<String> lines(List<Proof> proofs) {
        return proofs.stream()
                .map(it -> "%s;%s;%s".formatted(it.clause(), it.test(), it.result()))
                .distinct()
                .sorted()
                .toList();
    }

    static List<Proof> proofs(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(";", 3))
                .map(cells -> new Proof(cells[0], cells[1], cells[2]))
                .toList();
    }

    /** A table for people: each requirement, whether all of its tests passed in the last runs, and which they are. */
    String markdown() {
        var rows = new ArrayList<String>();
        rows.add("| clause | what we do | result | tests |");
        rows.add("|---|---|---|---|");
        for (var requirement : requirements) {
            var results = results(requirement.clause());
            rows.add("| %s | %s | %s | %s |"
                    .formatted(
                            requirement.clause(),
                            requirement.behaviour(),
                            verdict(results),
                            results.entrySet().stream()
                                    .map(it -> isPassed(it.getValue()) ? it.getKey() : it.getKey() + " (failed)")
                                    .collect(Collectors.joining("<br>"))));
        }
        return "# Requirements and the tests that prove them\n\n" + String.join("\n", rows) + "\n";
    }

    private SortedMap<String, Set<String>> results(String clause) {
        return proofs.stream()
                .filter(it -> it.clause().equals(clause))
                .collect(Collectors.groupingBy(
                        Proof::test, TreeMap::new, Collectors.mapping(Proof::result, Collectors.toSet())));
    }

    /** A test with parameters has as many results as it has rows. */
    private static boolean isPassed(Set<String> results) {
        return results.equals(Set.of(PASSED));
    }

    private static String verdict(SortedMap<String, Set<String>> results) {
        if (results.isEmpty()) {
            return "not run";
        }
        return results.values().stream().allMatch(ClauseMatrix::isPassed) ? "passed" : "**failed**";
    }
}
