package io.trialsuite.rehearsal;

import io.trialsuite.rehearsal.Controls.Control;
import io.trialsuite.rehearsal.Tally.Figures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a rehearsal came to.
 *
 * @param passed nothing failed, nothing was lost, nobody waited for a second, and each missing protection was noticed
 * @param rollBacks steps that were taken back and done again
 */
record RehearsalReport(
        boolean passed,
        int users,
        long seconds,
        int requests,
        int failedRequests,
        int mismatches,
        double p50Millis,
        double p99Millis,
        double maxLatencyMillis,
        int writesCompared,
        List<String> rollBacks,
        List<Figures> steps,
        List<Control> controls) {

    static RehearsalReport of(int users, long seconds, Migration.Outcome outcome, List<Control> controls) {
        var all = outcome.all();
        var passed = Verdict.isGreen(all) && controls.stream().allMatch(Control::red);
        return new RehearsalReport(
                passed,
                users,
                seconds,
                all.requests(),
                all.failedRequests(),
                all.mismatches(),
                all.p50Millis(),
                all.p99Millis(),
                all.maxLatencyMillis(),
                outcome.writesCompared(),
                outcome.drills(),
                outcome.steps(),
                controls);
    }

    void write(Path file) {
        try {
            Files.write(
                    file,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
