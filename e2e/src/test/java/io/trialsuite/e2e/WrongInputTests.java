package io.trialsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongInputTests {

    private int portBase;
    private SuiteCommand suite;

    @BeforeEach
    void choosePlace() throws IOException {
        portBase = FreePorts.base();
        suite = new SuiteCommand(SuiteFolder.named("wrong-input"), portBase);
    }

    @Test
    void aPortInUseIsOneSentenceAndNothingIsStarted() throws IOException {
        try (var other = new ServerSocket(portBase + 1, 1, InetAddress.getLoopbackAddress())) {
            var outcome = suite.run("up");

            assertThat(other.isBound()).isTrue();
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.output().strip())
                    .isEqualTo("suite: Port " + (portBase + 1)
                            + ", which consent-service needs, is in use by another program; stop that one first.");
        }
        assertThat(suite.run("status", "--json").output()).contains("\"STOPPED\"");
    }

    @Test
    void aServiceThatDiesWhileStartingIsNamedWithTheEndOfItsLogAndNothingKeepsRunning() throws IOException {
        Files.createDirectories(suite.home());
        Files.writeString(suite.home().resolve("secrets.properties"), "auth.keys.encryption-key=too-short\n");

        var outcome = suite.run("up");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("suite: auth-service died while starting: ")
                .contains("The end of auth-service.log:");
        assertThat(suite.run("down").output()).contains("The suite was not running.");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoError() {
        var outcome = suite.run("down");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("The suite was not running.");
    }

    @Test
    void aSuiteThatDoesNotRunGivesNoToken() {
        var outcome = suite.run("token");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().strip()).isEqualTo("suite: The suite is not running; start it with ./suite up.");
    }

    @Test
    void anUnknownCommandIsRefusedAndOneThatMayBeMeantIsNamed() {
        var outcome = suite.run("start");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("Unmatched argument").contains("Did you mean: suite status?");
    }

    @Test
    void thereAreNoLogsOfAServiceThatDoesNotExist() {
        var outcome = suite.run("logs", "billing");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith("suite: There is no log of billing");
    }
}
