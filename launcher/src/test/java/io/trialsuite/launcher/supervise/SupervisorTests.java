package io.trialsuite.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.Startup.Stage;
import io.trialsuite.launcher.supervise.SuiteStatus.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTests {

    @TempDir
    private Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final FakePart database = new FakePart("database", events);
    private final FakePart service = new FakePart("service", events);
    private SuiteHome home;

    @BeforeEach
    void makeHome() {
        home = new SuiteHome(folder, folder).create();
    }

    @Test
    void stagesStartInOrderAndStopInReverse() {
        var supervisor = supervisor();
        var exit = begin(supervisor);
        awaitPhase(Phase.UP);

        assertThat(supervisor.stop(Duration.ofSeconds(10))).isTrue();

        assertThat(exit.join()).isZero();
        assertThat(events).containsExactly("start database", "start service", "stop service", "stop database");
        assertThat(status().phase()).isEqualTo(Phase.STOPPED);
    }

    @Test
    void aPartThatFailsToStartEndsEverythingWithItsSentence() {
        service.thatFails();

        assertThat(begin(supervisor()).join()).isEqualTo(1);

        assertThat(status().phase()).isEqualTo(Phase.FAILED);
        assertThat(status().failure()).isEqualTo("service died while starting.");
        assertThat(events).endsWith("stop database");
    }

    @Test
    void aFailureDoesNotWaitForSlowNeighbours() {
        var slow = new FakePart("slow", events).thatNeverGetsReady();
        var supervisor = supervisor(new Stage(2, List.of(service.thatFails(), slow)));

        assertThat(begin(supervisor)
                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .isEqualTo(1);

        assertThat(status().failure()).isEqualTo("service died while starting.");
    }

    @Test
    void aStopWhileStartingIsObeyed() {
        service.thatNeverGetsReady();
        var supervisor = supervisor();
        var exit = begin(supervisor);
        await().until(() -> events.contains("start service"));

        assertThat(supervisor.stop(Duration.ofSeconds(10))).isTrue();

        assertThat(exit.join()).isZero();
        assertThat(status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(events).endsWith("stop database");
    }

    @Test
    void aPartThatDiesLaterIsReportedAndCanBeStartedAgain() {
        var supervisor = supervisor();
        var exit = begin(supervisor);
        awaitPhase(Phase.UP);

        service.die();
        await().until(() -> stateOf("service") == State.DEAD);
        assertThat(status().phase()).isEqualTo(Phase.UP);
        assertThat(supervisor.restart("service")).isTrue();

        await().until(() -> stateOf("service") == State.UP);
        supervisor.stop(Duration.ofSeconds(10));
        assertThat(exit.join()).isZero();
    }

    @Test
    void onlyADeadPartCanBeStartedAgain() {
        var supervisor = supervisor();
        var exit = begin(supervisor);
        awaitPhase(Phase.UP);

        assertThat(supervisor.restart("service")).isFalse();
        assertThat(supervisor.restart("unknown")).isFalse();

        supervisor.stop(Duration.ofSeconds(10));
        assertThat(exit.join()).isZero();
        assertThat(events).containsOnlyOnce("start service");
    }

    private Supervisor supervisor() {
        return supervisor(new Stage(1, List.of(service)));
    }

    private Supervisor supervisor(Stage services) {
        var startup = new Startup(List.of(new Stage(1, List.of(database)), services));
        return new Supervisor(home, Ports.standard(), false, startup);
    }

    private static CompletableFuture<Integer> begin(Supervisor supervisor) {
        return CompletableFuture.supplyAsync(
                supervisor::run, task -> Thread.ofPlatform().start(task));
    }

    private void awaitPhase(Phase phase) {
        await().until(() -> status().phase() == phase);
    }

    private State stateOf(String part) {
        return status().parts().stream()
                .filter(candidate -> candidate.name().equals(part))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private SuiteStatus status() {
        return SuiteStatus.read(home).orElseThrow();
    }
}
