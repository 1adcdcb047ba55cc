package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The supervisor seen from the command line: a process that outlives the command which began it. */
final class SupervisorProcess {

    /** Class path of the launcher, and the folder whose code it runs. */
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final List<String> JVM = List.of(
            "-Xms256m",
            "-Xmx768m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.springframework.boot.logging.LoggingSystem=none",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dlogback.configurationFile=supervisor-logback.xml",
            "-Djava.awt.headless=true");

    private SupervisorProcess() {}

    /**
     * Begins a supervisor that ignores the terminal's Ctrl-C and hang-up: whoever began it decides, not the keyboard.
     *
     * @param extra JVM options in place of the use of the cache
     */
    static Process begin(SuiteHome home, Ports ports, SuiteMode mode, List<String> extra) {
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "suite"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(extra.isEmpty() ? AotCache.use(home) : extra);
        command.add("-Dsuite.logs=" + home.logs());
        command.addAll(List.of("-cp", CLASS_PATH, "io.trialsuite.launcher.assembly.SupervisorMain"));
        command.addAll(List.of(home.folder().toString(), home.project().toString()));
        command.add(ports.toText());
        command.add(mode.name());
        var output = home.log("supervisor").toFile();
        try {
            Files.deleteIfExists(home.status());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
        } catch (IOException e) {
            throw new SuiteFailure("The supervisor could not be started: " + e.getMessage() + ".", output.toPath(), e);
        }
    }
}
