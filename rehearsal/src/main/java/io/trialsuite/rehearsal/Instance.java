package io.trialsuite.rehearsal;

import io.trialsuite.launcher.services.Readiness;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.services.ServiceProcess;
import io.trialsuite.launcher.supervise.Pause;
import io.trialsuite.rehearsal.past.PastService;
import io.trialsuite.rehearsal.past.PastSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of one of the two releases. */
sealed interface Instance {

    String url();

    /** Whether it serves v2 as well. */
    boolean isPresent();

    /** Once nobody calls it any more. */
    void stop();

    void kill();

    static Instance past(Ground ground, PastSettings settings) {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PastService.class.getName());
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            ground.home().log("release-before").toFile()));
            builder.environment().putAll(settings.toEnvironment());
            var process = builder.start();
            awaitReady(process, settings.port());
            return new Past(process, settings.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Instance present(Ground ground, Ground.Site site, int port) {
        var process = new ServiceProcess(Service.AUTH, port, ground.home(), site.present(port), false);
        process.start();
        return new Present(process, port);
    }

    record Past(Process process, int port) implements Instance {

        @Override
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        public boolean isPresent() {
            return false;
        }

        @Override
        public void stop() {
            process.destroy();
            end(process);
        }

        @Override
        public void kill() {
            process.destroyForcibly();
            end(process);
        }
    }

    record Present(ServiceProcess process, int port) implements Instance {

        @Override
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public void stop() {
            process.stop();
        }

        @Override
        public void kill() {
            process.process().ifPresent(ProcessHandle::destroyForcibly);
            process.stop();
        }
    }

    private static void awaitReady(Process process, int port) {
        var deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!Readiness.of(port)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The release before did not start; see its log");
            }
            Pause.briefly();
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
