package io.trialsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.e2e.SuiteCommand.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the demo wrote down, compared with what the sample file demands. */
final class DemoFigures {

    private static final Map<String, Integer> INBOX = Map.of(
            "consent-batch-completed", 1,
            "consent-signature-applied", 20,
            "consent-request-declined", 1,
            "mail-bounced", 7,
            "mail-complained", 1);
    private static final Map<String, Integer> INVITATIONS =
            Map.of("DELIVERED", 192, "HARD_BOUNCED", 7, "COMPLAINED", 1);

    private DemoFigures() {}

    static void assertExact(Outcome demo, Path json) {
        assertThat(demo.exitCode()).as(demo.output()).isZero();
        var figures = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(counts(figures.path("inbox"))).isEqualTo(new TreeMap<>(INBOX));
        assertThat(counts(figures.path("invitations"))).isEqualTo(new TreeMap<>(INVITATIONS));
        assertThat(figures.path("slackAlerts").asInt()).isEqualTo(8);
        assertThat(figures.path("signatures").asInt()).isEqualTo(20);
        assertThat(figures.path("recorded").path("consent.signature.applied.v2").asInt())
                .isEqualTo(40);
        assertThat(figures.path("recorded").path("consent.record.granted.v1").asInt())
                .isEqualTo(20);
        assertThat(figures.path("recorded")
                        .path("consent.request.dispatched.v2")
                        .asInt())
                .isEqualTo(200);
    }

    private static Map<String, Integer> counts(JsonNode object) {
        var counts = new TreeMap<String, Integer>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }
}
