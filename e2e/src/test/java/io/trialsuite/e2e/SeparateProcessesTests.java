package io.trialsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.services.Service;
import io.trialsuite.launcher.supervise.PartStatus;
import io.trialsuite.launcher.supervise.PartStatus.State;
import io.trialsuite.launcher.supervise.SuiteStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** One process per service, one of which is killed in the middle of the demo; which one and when changes from run to run. */
class SeparateProcessesTests {

    private static final List<String> MOMENTS = List.of(
            "start the dispatch", "every invitation is delivered", "participants open the link", "each exactly once");

    private SuiteHome home;
    private SuiteCommand suite;

    @BeforeEach
    void up() throws IOException {
        home = new SuiteHome(SuiteFolder.named("processes"), Path.of(".."));
        suite = new SuiteCommand(home.folder(), FreePorts.base());
        var started = suite.run("up", "--processes");
        assertThat(started.exitCode()).as(started.output()).isZero();
    }

    @AfterEach
    void down() {
        assertThat(suite.run("down").exitCode()).isZero();
    }

    @Test
    void theDemoStaysExactWhenAnyServiceIsKilledAndStartedAgain(TestReporter reporter) {
        var seed = Long.getLong("e2e.seed", System.nanoTime());
        var random = new Random(seed);
        var services = List.of(Service.values());
        var victim = services.get(random.nextInt(services.size())).title();
        var moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        reporter.publishEntry("killed", "%s at '%s' (-De2e.seed=%d)".formatted(victim, moment, seed));
        var figures = home.folder().resolve("figures.json");
        var demo = suite.begin("demo", "--json", figures.toString());
        await().atMost(Duration.ofMinutes(3)).until(() -> demo.output().contains(moment));

        ProcessHandle.of(Objects.requireNonNull(part(victim).pid()))
                .orElseThrow()
                .destroyForcibly();

        await().until(() -> part(victim).state() == State.DEAD);
        var status = suite.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output()).contains("The end of " + victim + ".log:");
        var restarted = suite.run("up");
        assertThat(restarted.exitCode()).as(restarted.output()).isZero();
        DemoFigures.assertExact(demo.await(Duration.ofMinutes(4)), figures);
    }

    private PartStatus part(String name) {
        return SuiteStatus.running(home).orElseThrow().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
