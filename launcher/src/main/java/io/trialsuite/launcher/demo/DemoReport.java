package io.trialsuite.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one run; all of them were compared with what the sample file demands.
 *
 * @param inbox items of the coordinator's inbox by kind
 * @param invitations mails by what became of them
 * @param slackAlerts mails that the Slack sink was told about
 * @param recorded events by type
 * @param path the way of the events, one leg per type and consumer
 */
public record DemoReport(
        Instant startedAt,
        long millis,
        String organization,
        String otherOrganization,
        int participants,
        int signatures,
        Map<String, Integer> inbox,
        Map<String, Integer> invitations,
        int slackAlerts,
        Map<String, Integer> recorded,
        List<StepLog.Step> steps,
        List<EventPath.Leg> path) {

    public void write(Path file) {
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
