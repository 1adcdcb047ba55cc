package io.trialsuite.launcher.supervise;

import io.trialsuite.launcher.SuiteFailure;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.postgres.PostgresServer;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteStatus.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The suite of one folder, seen from outside: begin it, watch it, repair it, end it. */
public final class SuiteControl {

    /** Longer than any service takes; ending a run that trains caches also writes them. */
    private static final Duration STOP_WITHIN = Duration.ofMinutes(7);

    private final SuiteHome home;

    public SuiteControl(SuiteHome home) {
        this.home = home;
    }

    public Optional<SuiteStatus> running() {
        return SuiteStatus.running(home);
    }

    /**
     * Begins a supervisor; {@link #awaitUp} tells what becomes of it.
     *
     * @param fresh forget all data first
     * @param jvmOptions further options of the supervisor's JVM
     */
    public Process begin(Ports ports, SuiteMode mode, boolean fresh, List<String> jvmOptions) {
        SuiteStatus.read(home).ifPresent(Orphans::endThoseOf);
        home.create();
        if (fresh) {
            stopDatabase(ports);
            home.wipe();
            home.create();
        }
        Preflight.check(home, ports, databaseRuns());
        LogFiles.rotate(home.logs());
        return SupervisorProcess.begin(home, ports, mode, jvmOptions);
    }

    /** Waits for the supervisor to bring everything up, showing each step; fails with what it says, or what its end says. */
    public SuiteStatus awaitUp(Process supervisor, Consumer<SuiteStatus> progress) {
        while (true) {
            var alive = supervisor.isAlive();
            var status = SuiteStatus.read(home).filter(read -> read.pid() == supervisor.pid());
            status.ifPresent(progress);
            if (status.filter(read -> read.phase() == Phase.UP).isPresent()) {
                return status.get();
            }
            if (!alive) {
                throw status.map(this::failureOf)
                        .orElseGet(() -> new SuiteFailure(
                                "The supervisor died, with exit code " + supervisor.exitValue() + ".",
                                home.log("supervisor")));
            }
            Pause.briefly();
        }
    }

    /** Starts the parts that died, or only the one named, and waits for them. */
    public SuiteStatus repair(SuiteStatus status, List<PartStatus> dead, Consumer<SuiteStatus> progress) {
        dead.forEach(part -> askToRestart(status.ports(), part.name()));
        while (true) {
            var now = running().orElseThrow(() -> new SuiteFailure("The supervisor died.", home.log("supervisor")));
            progress.accept(now);
            var awaited = now.parts().stream()
                    .filter(part ->
                            dead.stream().anyMatch(before -> before.name().equals(part.name())))
                    .toList();
            var deadAgain =
                    awaited.stream().filter(part -> part.state() == State.DEAD).findFirst();
            if (deadAgain.isPresent()) {
                var name = deadAgain.get().name();
                throw new SuiteFailure(name + " died while starting.", home.log(name));
            }
            if (awaited.stream().allMatch(part -> part.state() == State.UP)) {
                return now;
            }
            Pause.briefly();
        }
    }

    /** Stops everything; true when something was running. */
    public boolean stop() {
        var last = SuiteStatus.read(home);
        var supervisor = last.flatMap(SuiteStatus::supervisor);
        supervisor.ifPresent(this::end);
        last.ifPresent(Orphans::endThoseOf);
        var databaseRan = databaseRuns();
        if (databaseRan) {
            last.ifPresent(status -> stopDatabase(status.ports()));
        }
        return supervisor.isPresent() || databaseRan;
    }

    private void end(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            supervisor.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new SuiteFailure(
                    "The suite could not be stopped: " + e.getMessage() + ".", home.log("supervisor"), e);
        }
    }

    private boolean databaseRuns() {
        return Files.exists(home.database().resolve("postmaster.pid"))
                && PostgresServer.of(home, 0, Secrets.in(home.secrets())).isRunning();
    }

    private void stopDatabase(Ports ports) {
        if (databaseRuns()) {
            PostgresServer.of(home, ports.postgres(), Secrets.in(home.secrets()))
                    .stop();
        }
    }

    private SuiteFailure failureOf(SuiteStatus status) {
        var sentence = Optional.ofNullable(status.failure()).orElse("The suite was stopped while starting.");
        return new SuiteFailure(
                sentence, Optional.ofNullable(status.failedLog()).map(Path::of).orElse(null));
    }

    private void askToRestart(Ports ports, String part) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.control() + "/control/restart/" + part))
                .header("Authorization", "Bearer " + Secrets.in(home.secrets()).password("control"))
                .timeout(Duration.ofSeconds(5))
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.discarding()).statusCode();
            if (answer != 202) {
                throw new SuiteFailure("The supervisor would not restart " + part + ".", home.log("supervisor"));
            }
        } catch (IOException e) {
            throw new SuiteFailure(
                    "The supervisor does not answer: " + e.getMessage() + ".", home.log("supervisor"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("Interrupted.", null, e);
        }
    }
}
