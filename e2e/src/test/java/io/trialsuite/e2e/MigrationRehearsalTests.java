package io.trialsuite.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsuite.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The move from one organization per person to many, with fewer people and shorter pauses than the command has. */
class MigrationRehearsalTests {

    @Test
    void nobodyNoticesTheMoveAndTheRehearsalNoticesEachMissingProtection() throws IOException {
        var folder = SuiteFolder.named("rehearsal");
        Files.createDirectories(folder);
        var figures = folder.resolve("figures.json");

        new CommandLine(new Rehearsal())
                .execute(
                        "--project",
                        "..",
                        "--home",
                        folder.toString(),
                        "--port-base",
                        String.valueOf(FreePorts.base(18)),
                        "--users",
                        "4000",
                        "--rate",
                        "25",
                        "--pause",
                        "1",
                        "--json",
                        figures.toString());

        var report = JsonMapper.shared().readTree(figures.toFile());
        assertThat(report.path("failedRequests").asInt()).as(report.toString()).isZero();
        assertThat(report.path("mismatches").asInt()).as(report.toString()).isZero();
        assertThat(report.path("writesCompared").asInt()).isPositive();
        assertThat(report.path("rollBacks")).hasSize(6);
        assertThat(report.path("controls")).hasSize(4);
        for (var control : report.path("controls")) {
            assertThat(failed(control.path("with"))).as(control.toString()).isZero();
            assertThat(failed(control.path("without"))).as(control.toString()).isPositive();
        }
    }

    private static int failed(JsonNode figures) {
        return figures.path("failedRequests").asInt();
    }
}
