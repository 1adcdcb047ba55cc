package io.trialsuite.localaws.lambda;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a function said about its batch. A report that cannot be understood fails the whole batch, as with Lambda. */
final class BatchReport {

    private BatchReport() {}

    /** The messages that are done with and can be deleted. */
    static List<JsonNode> succeeded(List<JsonNode> batch, @Nullable JsonNode report) {
        if (report == null || report.isNull() || report.isMissingNode()) {
            return batch;
        }
        var failures = report.path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return batch;
        }
        Set<String> known = batch.stream().map(BatchReport::id).collect(Collectors.toSet());
        var failed = new HashSet<String>();
        for (var failure : failures) {
            var id = failure.path("itemIdentifier").asString("");
            if (!known.contains(id)) {
                return List.of();
            }
            failed.add(id);
        }
        return batch.stream().filter(message -> !failed.contains(id(message))).toList();
    }

    private static String id(JsonNode message) {
        return message.path("MessageId").asString();
    }
}
