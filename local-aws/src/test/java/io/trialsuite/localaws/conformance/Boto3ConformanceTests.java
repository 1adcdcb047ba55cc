package io.trialsuite.localaws.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares no code with the Java SDK, asking for the same behaviour. */
class Boto3ConformanceTests {

    private static final Path SCRIPT = Path.of("conformance", "conformance.py");

    @TempDir
    Path directory;

    @Test
    void everyCheckOfThePythonScriptPasses() throws IOException, InterruptedException {
        assumeTrue(exitCode("python3", "-c", "import boto3") == 0, "python3 with boto3 is not installed here");

        int exit = exitCode(
                "python3", SCRIPT.toString(), "--endpoint", Aws.endpoint().toString());

        assertThat(exit).as(output()).isZero();
    }

    private int exitCode(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output").toFile())
                    .start();
            if (process.waitFor(5, TimeUnit.MINUTES)) return process.exitValue();
            process.destroyForcibly();
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"), UTF_8);
    }
}
