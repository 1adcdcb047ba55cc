package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Api;
import io.trialsuite.consent.ConsentServiceApplication;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Staff;
import io.trialsuite.consent.TestKeys;
import io.trialsuite.consent.TrialMasterFile;
import io.trialsuite.test.ServiceUnderTest;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.ResourceAccessException;

/** The service in a process of its own, killed without warning in the middle of a batch. */
class DispatchCrashScenarioTests {

    private static final int PEOPLE = 600;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ServiceUnderTest suite = ServiceUnderTest.start("consent");
    private final JdbcClient rows = JdbcClient.create(suite.database().superuser());
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endEverything() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aBatchWhoseWorkerWasKilledIsFinishedByTheNextOneWithNobodyAskedTwice(@TempDir Path folder) throws IOException {
        var port = freePort();
        var first = start(port, folder);
        var staff = staff(port);
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(PEOPLE)));
        staff.start(batch).expect(202);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> dispatched(batch) > 0);

        first.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !first.isAlive());
        var doneBefore = dispatched(batch);
        start(port, folder);
        var finished = staff.finished(batch);

        assertThat(doneBefore).isBetween(1, PEOPLE - 1);
        assertThat(finished.text("state")).isEqualTo("COMPLETED");
        assertThat(finished.at("/progress/dispatched").asInt()).isEqualTo(PEOPLE);
        var mails = Outgoing.of(rows, staff.organization());
        assertThat(mails).hasSize(PEOPLE);
        assertThat(mails.stream().map(Outgoing::to).distinct()).hasSize(PEOPLE);
        assertThat(recorded("consent.request.dispatched.v2")).isEqualTo(PEOPLE);
        assertThat(recorded("consent.batch.completed.v1")).isEqualTo(1);
    }

    private Process start(int port, Path folder) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ConsentServiceApplication.class.getName(),
                "--consent.dispatch.chunk-size=5",
                "--consent.dispatch.lease=3s"));
        var properties = new LinkedHashMap<>(suite.properties());
        properties.putAll(TestKeys.properties());
        properties.put("server.port", Integer.toString(port));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        var log = folder.resolve("service.log").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        started.add(process);
        await().atMost(PATIENCE).until(() -> !process.isAlive() || answers(port));
        assertThat(process.isAlive()).as(() -> read(log)).isTrue();
        return process;
    }

    private static boolean answers(int port) {
        try {
            return new Api(port).get("/v3/api-docs", Map.of()).status() == 200;
        } catch (ResourceAccessException notYet) {
            return false;
        }
    }

    private static String read(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private Staff staff(int port) {
        var organization = UUID.randomUUID();
        var account = UUID.randomUUID();
        var token = suite.tokens().user(suite.audience(), account, organization, "ADMIN");
        return new Staff(
                new Api(port), new TrialMasterFile(suite, rows, organization), organization, account, token.bearer());
    }

    private int dispatched(UUID batch) {
        return rows.sql("select count(*) from dispatch_item where batch_id = :batch and status = 'DISPATCHED'")
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private int recorded(String type) {
        return rows.sql("select count(*) from outbox_event where type = :type")
                .param("type", type)
                .query(Integer.class)
                .single();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
