package io.trialsuite.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.test.ClauseMatrix.Proof;
import io.trialsuite.test.ClauseMatrix.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The requirements of this repository and the tests that say they prove them. */
class ClausesOfRepositoryTests {

    private static final Pattern USE = Pattern.compile("@Clause\\(\\{?((?:\\s*\"[^\"]+\",?)+)\\s*}?\\)");
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    @Test
    void everyRequirementHasATestAndEveryTestProvesARequirement() throws IOException {
        var root = RepositoryRoot.find();
        var named = new TreeSet<String>();
        ClauseMatrix.requirements(root).forEach(it -> named.add(it.clause()));

        assertThat(namedByTests(root)).isEqualTo(named);
    }

    private static Set<String> namedByTests(Path root) throws IOException {
        var names = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith("Tests.java"))
                    .filter(file -> !file.endsWith("ClausesOfRepositoryTests.java"))
                    .filter(file -> !file.toString().contains("target"))
                    .forEach(file -> USE.matcher(text(file))
                            .results()
                            .forEach(use ->
                                    NAME.matcher(use.group(1)).results().forEach(name -> names.add(name.group(1)))));
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRequirementPassesWhenAllOfItsTestsDo() {
        var matrix = new ClauseMatrix(
                List.of(new Requirement("A", "a"), new Requirement("B", "b"), new Requirement("C", "c")),
                List.of(
                        new Proof("A", "T.one", "SUCCESSFUL"),
                        new Proof("B", "T.one", "SUCCESSFUL"),
                        new Proof("B", "T.rows", "SUCCESSFUL"),
                        new Proof("B", "T.rows", "FAILED")));

        assertThat(matrix.markdown())
                .contains("| A | a | passed | T.one |")
                .contains("| B | b | **failed** | T.one<br>T.rows (failed) |")
                .contains("| C | c | not run |  |");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var proofs = List.of(new Proof("21 CFR 11.10(a)", "T.one", "SUCCESSFUL"));

        assertThat(ClauseMatrix.proofs(ClauseMatrix.lines(proofs))).isEqualTo(proofs);
    }
}
