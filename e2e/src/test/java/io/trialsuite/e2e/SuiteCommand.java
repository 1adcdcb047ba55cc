package io.trialsuite.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command that people give, from the packaged launcher, on a folder and on ports of its own, so that it never meets a
 * suite that runs beside the build.
 */
final class SuiteCommand {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private final Path home;
    private final int portBase;

    SuiteCommand(Path home, int portBase) {
        this.home = home.toAbsolutePath();
        this.portBase = portBase;
    }

    /** What a command said and how it ended. */
    record Outcome(int exitCode, String output) {}

    Path home() {
        return home;
    }

    Outcome run(String... arguments) {
        return begin(arguments).await(Duration.ofMinutes(4));
    }

    /** A command that is still running. */
    Running begin(String... arguments) {
        try {
            Files.createDirectories(home);
            var output = Files.createTempFile(home, arguments[0] + "-", ".txt");
            var process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Running(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Running(Process process, Path file) {

        String output() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Outcome await(Duration patience) {
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("Not finished after " + patience + ":\n" + output());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            return new Outcome(process.exitValue(), output());
        }
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dsuite.project=" + PROJECT));
        command.addAll(List.of("-cp", classPath(), "io.trialsuite.launcher.Suite"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString(), "--port-base", String.valueOf(portBase)));
        return command;
    }

    private static String classPath() {
        var target = PROJECT.resolve("launcher").resolve("target");
        try (var jars = Files.newDirectoryStream(target, "launcher-*.jar")) {
            return jars.iterator().next() + File.pathSeparator + target.resolve("lib") + File.separator + "*";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
