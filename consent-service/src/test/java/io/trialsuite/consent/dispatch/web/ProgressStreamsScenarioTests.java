package io.trialsuite.consent.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.test.ShiftableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** Its service is as good as stopped afterwards. */
@DirtiesContext
class ProgressStreamsScenarioTests extends ConsentScenario {

    private final ProgressStreams streams;

    @LocalServerPort
    private int port;

    ProgressStreamsScenarioTests(ShiftableClock clock, ProgressStreams streams) {
        super(clock);
        this.streams = streams;
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whoWatchesABatchThatNeverEndsIsLetGoWhenTheServiceStops() throws Exception {
        var staff = staff();
        var published = staff.publish();
        var batch = staff.prepare(published.version(), staff.group(published.study(), Fixtures.people(1)));
        var uri = URI.create("http://127.0.0.1:%d/v1/organizations/%s/dispatch-batches/%s/progress"
                .formatted(port, staff.organization(), batch));
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", staff.bearer())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var lines = client.send(request, BodyHandlers.ofLines()).body().iterator();
            assertThat(lines.next()).isEqualTo("event:progress");

            streams.letGo();

            while (lines.hasNext()) {
                assertThat(lines.next()).doesNotContain("COMPLETED");
            }
        }
    }
}
