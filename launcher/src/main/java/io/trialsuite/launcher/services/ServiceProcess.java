package io.trialsuite.launcher.services;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.supervise.Part;
import io.trialsuite.launcher.supervise.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service in a JVM of its own, started from the jar that also runs in a container, taken apart as it is there. */
public final class ServiceProcess implements Part {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** Starts soon and stays small, as a suite on one machine should. */
    private static final List<String> FRUGAL = List.of(
            "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    /** As on a machine of its own. */
    private static final List<String> FAST = List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");

    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    /** A trained run writes its cache when it ends. */
    private static final Duration STOP_TRAINING_WITHIN = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Service service;
    private final int port;
    private final SuiteHome home;
    private final Map<String, String> settings;
    private final boolean training;
    private final List<String> jvm;
    private volatile @Nullable Process process;

    /** @param training whether the run is for the cache it leaves behind */
    public ServiceProcess(Service service, int port, SuiteHome home, Map<String, String> settings, boolean training) {
        this(service, port, home, settings, training, FRUGAL);
    }

    /** One that is measured. */
    public static ServiceProcess fast(Service service, int port, SuiteHome home, Map<String, String> settings) {
        return new ServiceProcess(service, port, home, settings, false, FAST);
    }

    private ServiceProcess(
            Service service,
            int port,
            SuiteHome home,
            Map<String, String> settings,
            boolean training,
            List<String> jvm) {
        this.jvm = jvm;
        this.service = service;
        this.port = port;
        this.home = home;
        this.settings = settings;
        this.training = training;
    }

    @Override
    public String name() {
        return service.title();
    }

    @Override
    public String what() {
        return "service, own process";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        var started = launch();
        process = started;
        var deadline = Instant.now().plus(PATIENCE);
        while (!Readiness.of(port)) {
            if (!started.isAlive()) {
                throw new SuiteFailure(
                        name() + " died while starting, with exit code " + started.exitValue() + ".", log());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new SuiteFailure(name() + " was not ready after " + PATIENCE.toSeconds() + " s.", log());
            }
            Pause.briefly();
        }
    }

    @Override
    public void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            var patience = training ? STOP_TRAINING_WITHIN : STOP_WITHIN;
            if (!running.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    private Path log() {
        return home.log(name());
    }

    private Process launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        var unpacked = service.unpacked(home);
        command.addAll(training ? unpacked.training() : unpacked.trained());
        command.addAll(List.of("-jar", unpacked.application().toString()));
        try {
            var builder = new ProcessBuilder(command)
                    .directory(home.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            // Not as arguments: those of a process can be read by every user of the machine, its environment cannot.
            builder.environment().put("SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings));
            return builder.start();
        } catch (IOException e) {
            throw new SuiteFailure(name() + " could not be started: " + e.getMessage() + ".", log(), e);
        }
    }
}
