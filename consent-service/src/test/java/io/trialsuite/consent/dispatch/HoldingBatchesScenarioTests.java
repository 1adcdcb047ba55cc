package io.trialsuite.consent.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trialsuite.consent.Answer;
import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.Outgoing;
import io.trialsuite.consent.Staff;
import io.trialsuite.test.ShiftableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Small chunks, so that a batch is still running when it is held. */
@TestPropertySource(properties = "consent.dispatch.chunk-size=5")
class HoldingBatchesScenarioTests extends ConsentScenario {

    private static final int PEOPLE = 400;

    @LocalServerPort
    private int port;

    HoldingBatchesScenarioTests(ShiftableClock clock) {
        super(clock);
    }

    @Test
    void aBatchThatIsHeldAsksNobodyElseUntilItIsResumed() {
        var staff = staff();
        var batch = running(staff);

        var paused = command(staff, batch, "pause").expect(200);
        var asked = Outgoing.of(ROWS, staff.organization()).size();
        command(staff, batch, "pause").expect(200);
        sweep();

        assertThat(paused.text("state")).isEqualTo("PAUSED");
        assertThat(paused.at("/progress/perSecond").isNull()).isTrue();
        assertThat(paused.at("/progress/dispatched").asInt()).isEqualTo(asked).isLessThan(PEOPLE);
        assertThat(Outgoing.of(ROWS, staff.organization())).hasSize(asked);
        command(staff, batch, "resumption").expect(200);
        assertThat(staff.finished(batch).text("state")).isEqualTo("COMPLETED");
        assertThat(Outgoing.of(ROWS, staff.organization()).stream()
                        .map(Outgoing::to)
                        .distinct())
                .hasSize(PEOPLE);
        assertThat(trailOf(batch))
                .contains("consent.batch.paused", "consent.batch.resumed")
                .containsOnlyOnce("consent.batch.paused");
    }

    @Test
    void aBatchThatIsGivenUpLeavesWhoeverWasAskedAndAsksNobodyElse() {
        var staff = staff();
        var batch = running(staff);

        var cancelled = command(staff, batch, "cancellation").expect(200);
        var asked = Outgoing.of(ROWS, staff.organization()).size();
        sweep();

        var progress = cancelled.at("/progress");
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(progress.path("done").asInt()).isEqualTo(PEOPLE);
        assertThat(progress.path("dispatched").asInt()).isEqualTo(asked);
        assertThat(progress.path("cancelled").asInt()).isEqualTo(PEOPLE - asked).isPositive();
        assertThat(Outgoing.of(ROWS, staff.organization())).hasSize(asked);
        assertThat(command(staff, batch, "cancellation").status()).isEqualTo(200);
        assertThat(command(staff, batch, "resumption").refusal()).isEqualTo("409 illegal-transition");
        assertThat(command(staff, batch, "pause").refusal()).isEqualTo("409 illegal-transition");
        assertThat(eventsOf(batch))
                .containsExactly(
                        "consent.batch.validated.v1", "consent.batch.started.v1", "consent.batch.cancelled.v1");
        assertThat(staff.get("/dispatch-batches/" + batch + "/items?status=CANCELLED&limit=1")
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatWasNeverStartedCanBeGivenUpAndIsThenNotStarted() {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(3)));

        assertThat(command(staff, batch, "pause").refusal()).isEqualTo("409 illegal-transition");
        assertThat(command(staff, batch, "cancellation").expect(200).text("state"))
                .isEqualTo("CANCELLED");
        assertThat(staff.start(batch).refusal()).isEqualTo("409 illegal-transition");
        assertThat(Outgoing.of(ROWS, staff.organization())).isEmpty();
    }

    @Test
    void whoWatchesIsToldHowFarItIsHowFastItGoesAndWhenItWillBeDone() throws Exception {
        var staff = staff();
        var batch = running(staff);

        var news = watch(staff, batch).toList();

        assertThat(news.getFirst()).contains("\"state\":\"RUNNING\"", "\"total\":" + PEOPLE);
        assertThat(news).anyMatch(it -> it.matches(".*\"perSecond\":[0-9].*\"secondsLeft\":[0-9]+.*"));
        assertThat(news.getLast()).contains("\"state\":\"COMPLETED\"", "\"done\":" + PEOPLE, "\"perSecond\":null");
    }

    @Test
    void nobodyWatchesABatchOfOthers() throws Exception {
        var batch = running(staff());

        assertThat(open(staff(), batch).statusCode()).isEqualTo(404);
    }

    private UUID running(Staff staff) {
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(PEOPLE)));
        staff.start(batch).expect(202);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !Outgoing.of(ROWS, staff.organization()).isEmpty());
        return batch;
    }

    /** Somebody else's batch from start to end: the worker has looked for work since. */
    private void sweep() {
        var other = staff();
        var published = other.publish();
        other.dispatch(published.version(), other.group(published.study(), Fixtures.people(1)));
    }

    private static Answer command(Staff staff, UUID batch, String command) {
        return staff.post("/dispatch-batches/" + batch + "/" + command, null);
    }

    private Stream<String> watch(Staff staff, UUID batch) throws IOException, InterruptedException {
        return open(staff, batch).body().filter(line -> line.startsWith("data:"));
    }

    private HttpResponse<Stream<String>> open(Staff staff, UUID batch) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:%d/v1/organizations/%s/dispatch-batches/%s/progress"
                .formatted(port, staff.organization(), batch));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Authorization", staff.bearer())
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofLines());
    }
}
