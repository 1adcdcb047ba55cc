package io.trialsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.e2e.SuiteCommand.Running;
import io.trialsuite.launcher.demo.Addresses;
import io.trialsuite.launcher.demo.Api;
import io.trialsuite.launcher.home.Ports;
import io.trialsuite.launcher.home.Secrets;
import io.trialsuite.launcher.home.SuiteHome;
import io.trialsuite.launcher.postgres.PostgresServer;
import io.trialsuite.launcher.services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The suite as people start it, all services in one JVM; every test finds it running and leaves it running. */
@TestInstance(Lifecycle.PER_CLASS)
class OneProcessTests {

    /** Work put off for seconds: while there is any, counts change by themselves. */
    private static final String DUE = "mailing.due_work";

    private Ports ports;
    private SuiteHome home;
    private SuiteCommand suite;

    @BeforeAll
    void up() throws IOException {
        var base = FreePorts.base();
        ports = Ports.from(base);
        home = new SuiteHome(SuiteFolder.named("one-process"), Path.of(".."));
        suite = new SuiteCommand(home.folder(), base);
        var started = suite.run("up");
        assertThat(started.exitCode()).as(started.output()).isZero();
    }

    @AfterAll
    void down() {
        assertThat(suite.run("down").exitCode()).isZero();
    }

    @Test
    void theDemoIsExactAndWhatItLeavesSurvivesARestart() throws IOException, SQLException {
        assertDemo(beginDemo("restart"), "restart");
        await().atMost(Duration.ofMinutes(2)).until(() -> contents().getOrDefault(DUE, 0L) == 0L);
        var before = contents();

        assertThat(suite.run("down").output()).contains("The suite has stopped.");
        assertThat(suite.run("up", "--json").output()).contains("\"phase\" : \"UP\"");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void nothingIsLostWhileMessagingAndMailAreUnreachableForHalfAMinute() {
        var faults = new Faults(ports.aws());
        var before = faults.mailsSent();
        var demo = beginDemo("cut");
        await().atMost(Duration.ofMinutes(2)).until(() -> faults.mailsSent() >= before + 5);

        try {
            // a mail that is refused now is tried again during the whole cut; one that mailing never heard of is not
            faults.cutMail();
            await().atMost(Duration.ofMinutes(1)).until(() -> faults.strikes().getOrDefault("ses", 0) > 0);
            faults.cutEverything();
            Writers.signUp(ports);
            await().pollDelay(Duration.ofSeconds(30))
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(faults.strikes())
                            .hasSize(3)
                            .allSatisfy(
                                    (service, strikes) -> assertThat(strikes).isPositive()));
        } finally {
            faults.mend();
        }

        assertDemo(demo, "cut");
    }

    @Test
    void noAcknowledgedWriteIsLostWhenPostgresCrashesUnderLoad() {
        var writers = Writers.signUp(ports);
        writers.begin();
        await().until(() -> writers.acknowledged().size() >= 20);
        var beforeCrash = writers.acknowledged().size();

        postgres().crash();
        await().until(() -> suite.run("status").output().matches("(?s).*postgres +dead.*"));
        assertThat(suite.run("up", "postgres").exitCode()).isZero();

        await().atMost(Duration.ofMinutes(1)).until(() -> writers.acknowledged().size() >= beforeCrash + 20);
        var acknowledged = writers.end();
        assertThat(writers.stored()).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    @Test
    void theOperatorsTokenOpensTheMetricsOfOneService() {
        var printed = suite.run("token", "consent");
        assertThat(printed.exitCode()).as(printed.output()).isZero();

        assertThat(metrics(Service.CONSENT, printed.output().strip())).isEqualTo(200);
        assertThat(metrics(Service.MAILING, printed.output().strip())).isEqualTo(401);
    }

    private int metrics(Service service, String token) {
        return new Api()
                .get(new Addresses(ports).of(service, "/actuator/prometheus"))
                .bearer(token)
                .header("Accept", "text/plain")
                .send()
                .status();
    }

    private Map<String, Long> contents() throws IOException, SQLException {
        return Contents.of(postgres(), home.folder());
    }

    private Running beginDemo(String name) {
        return suite.begin("demo", "--json", figures(name).toString());
    }

    private void assertDemo(Running demo, String name) {
        DemoFigures.assertExact(demo.await(Duration.ofMinutes(4)), figures(name));
    }

    private Path figures(String name) {
        return home.folder().resolve(name + ".json");
    }

    private PostgresServer postgres() {
        return PostgresServer.of(home, ports.postgres(), Secrets.in(home.secrets()));
    }
}
