package io.trialsuite.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Notes what became of every test that proves a {@link Clause}, and writes it down at the end of the run. Thread-safe. */
public final class ClauseListener implements TestExecutionListener {

    private final ConcurrentLinkedQueue<ClauseMatrix.Proof> proofs = new ConcurrentLinkedQueue<>();

    /** What was noted so far. */
    List<ClauseMatrix.Proof> proofs() {
        return List.copyOf(proofs);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            note(test, result.getStatus().name());
        } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            noteAll(test, result.getStatus().name());
        }
    }

    /** A class that could not begin, or not end, has proved nothing, whatever an earlier run said of it. */
    private void noteAll(TestIdentifier container, String result) {
        if (container.getSource().orElse(null) instanceof ClassSource source) {
            var type = source.getJavaClass();
            for (var method : type.getDeclaredMethods()) {
                note(clauses(type, method), type.getSimpleName() + "." + method.getName(), result);
            }
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        if (test.isTest()) {
            note(test, "SKIPPED");
        }
    }

    private void note(TestIdentifier test, String result) {
        if (test.getSource().orElse(null) instanceof MethodSource method) {
            note(
                    clauses(method.getJavaClass(), method.getJavaMethod()),
                    method.getJavaClass().getSimpleName() + "." + method.getMethodName(),
                    result);
        }
    }

    private void note(Set<String> clauses, String test, String result) {
        clauses.forEach(clause -> proofs.add(new ClauseMatrix.Proof(clause, test, result)));
    }

    private static Set<String> clauses(AnnotatedElement type, AnnotatedElement method) {
        return Stream.of(type, method)
                .map(element -> element.getAnnotation(Clause.class))
                .flatMap(clause -> clause == null ? Stream.of() : Arrays.stream(clause.value()))
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (proofs.isEmpty()) {
            return;
        }
        var root = RepositoryRoot.find();
        try {
            var module = Path.of("").toAbsolutePath().getFileName().toString();
            var folder = Files.createDirectories(root.resolve("target/validation"));
            Files.write(folder.resolve(module + ".csv"), ClauseMatrix.lines(proofs()));
            Files.writeString(
                    folder.resolve("traceability.md"), matrix(root, folder).markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClauseMatrix matrix(Path root, Path folder) throws IOException {
        var proofs = new ArrayList<ClauseMatrix.Proof>();
        try (var modules = Files.list(folder)) {
            for (var module : modules.filter(it -> it.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                proofs.addAll(ClauseMatrix.proofs(Files.readAllLines(module)));
            }
        }
        return new ClauseMatrix(ClauseMatrix.requirements(root), proofs);
    }
}
