package io.trialsuite.consent.dispatch;

import io.trialsuite.consent.dispatch.BatchEvent.BatchCancelled;
import io.trialsuite.consent.dispatch.BatchEvent.BatchCompleted;
import io.trialsuite.consent.dispatch.BatchEvent.BatchStarted;
import io.trialsuite.consent.dispatch.BatchEvent.BatchValidated;
import io.trialsuite.outbox.OutboxMessage;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Our facts as the contracts say them. */
final class BatchMessages {

    private BatchMessages() {}

    record ValidatedV1(
            String batchId,
            String versionId,
            String groupId,
            String preparedBy,
            ValidatedV1.Counts counts,
            Map<String, Integer> skipReasons) {

        record Counts(int total, int eligible, int skipped) {}
    }

    record StartedV1(String batchId, String versionId, String groupId, int total, String dispatchedBy) {}

    record CompletedV1(String batchId, String versionId, String dispatchedBy, CompletedV1.Counts counts) {

        record Counts(int dispatched, int skipped, int failed) {}
    }

    record CancelledV1(String batchId, String versionId, String cancelledBy, CancelledV1.Counts counts) {

        record Counts(int dispatched, int skipped, int failed, int cancelled) {}
    }

    static OutboxMessage of(BatchEvent event, UUID organization, UUID study) {
        var message = switch (event) {
            case BatchValidated validated ->
                OutboxMessage.of("consent.batch.validated.v1", validated.batch(), validated.at(), data(validated));
            case BatchStarted started ->
                OutboxMessage.of("consent.batch.started.v1", started.batch(), started.at(), data(started));
            case BatchCancelled cancelled ->
                OutboxMessage.of("consent.batch.cancelled.v1", cancelled.batch(), cancelled.at(), data(cancelled));
            case BatchCompleted completed ->
                OutboxMessage.of("consent.batch.completed.v1", completed.batch(), completed.at(), data(completed));
        };
        return message.with("organizationid", organization).with("studyid", study);
    }

    private static ValidatedV1 data(BatchValidated event) {
        var dryRun = event.dryRun();
        var reasons = new TreeMap<String, Integer>();
        dryRun.skipped().forEach((reason, count) -> reasons.put(reason.name(), count));
        return new ValidatedV1(
                event.batch().toString(),
                event.version().toString(),
                event.group().toString(),
                event.preparedBy().toString(),
                new ValidatedV1.Counts(dryRun.total(), dryRun.eligible(), dryRun.total() - dryRun.eligible()),
                reasons);
    }

    private static StartedV1 data(BatchStarted event) {
        return new StartedV1(
                event.batch().toString(),
                event.version().toString(),
                event.group().toString(),
                event.total(),
                event.dispatchedBy().toString());
    }

    private static CancelledV1 data(BatchCancelled event) {
        var counts = event.counts();
        return new CancelledV1(
                event.batch().toString(),
                event.version().toString(),
                event.cancelledBy().toString(),
                new CancelledV1.Counts(counts.dispatched(), counts.skipped(), counts.failed(), counts.cancelled()));
    }

    private static CompletedV1 data(BatchCompleted event) {
        var counts = event.counts();
        return new CompletedV1(
                event.batch().toString(),
                event.version().toString(),
                event.dispatchedBy().toString(),
                new CompletedV1.Counts(counts.dispatched(), counts.skipped(), counts.failed()));
    }
}
