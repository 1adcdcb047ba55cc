package io.trialsuite.consent.dispatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.consent.ConsentScenario;
import io.trialsuite.consent.Fixtures;
import io.trialsuite.consent.dispatch.BatchId;
import io.trialsuite.tenant.TenantContext;
import io.trialsuite.test.ShiftableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
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
    void whoWatchesABatchThatNeverEndsIsLetGoWhenTheServiceStopsAndTooManyAreRefused() throws Exception {
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

            crowd(staff.organization(), new BatchId(batch), ProgressStreams.MOST_WATCHERS - 1);
            var refused = staff.get("/dispatch-batches/" + batch + "/progress");

            streams.letGo();

            while (lines.hasNext()) {
                assertThat(lines.next()).doesNotContain("COMPLETED");
            }
            assertThat(refused.refusal()).isEqualTo("503 too-many-watchers");
        }
    }

    private void crowd(UUID organization, BatchId batch, int watchers) {
        try (var tenant = TenantContext.open(organization)) {
            for (var count = 0; count < watchers; count++) {
                assertThat(streams.watch(organization, batch)).isNotNull();
            }
        }
    }
}
