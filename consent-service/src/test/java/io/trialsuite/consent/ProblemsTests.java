package io.trialsuite.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever calls meets every refusal of this service in a test before they meet it in a trial. */
class ProblemsTests {

    private static final Pattern PROBLEM = Pattern.compile(
            "class (\\w+) extends (?:Conflict|Forbidden|Gone|Invalid|NotFound|TooManyAttempts"
                    + "|Unauthenticated|Unavailable)\\b.*?super\\(\\s*\"([a-z-]+)\"",
            Pattern.DOTALL);

    @Test
    void everyRefusalIsProvokedByATest() throws IOException {
        var problems = new TreeMap<String, String>();
        PROBLEM.matcher(sources("src/main/java"))
                .results()
                .forEach(found -> problems.put(found.group(1), found.group(2)));
        var tests = sources("src/test/java");

        assertThat(problems).hasSizeGreaterThan(60).containsEntry("RequestExpired", "request-expired");
        problems.entrySet()
                .removeIf(problem -> tests.contains(problem.getValue()) || tests.contains(problem.getKey() + ".class"));
        assertThat(problems).isEmpty();
    }

    private static String sources(String folder) throws IOException {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemsTests::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
