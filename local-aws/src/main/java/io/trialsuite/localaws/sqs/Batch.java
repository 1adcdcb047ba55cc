package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One to ten entries with distinct ids, each of which succeeds or fails on its own. */
final class Batch {

    private static final int MOST = 10;

    private final List<JsonNode> entries = new ArrayList<>();
    private final ObjectNode answer = Json.object();

    /**
     * Reads {@code Entries}.
     *
     * @throws AwsError if the batch as a whole is not acceptable
     */
    Batch(JsonNode request) {
        request.path("Entries").forEach(entries::add);
        if (entries.isEmpty()) {
            throw Refusals.batch("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST) {
            throw Refusals.batch(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            var id = Parameters.required(entry, "Id");
            if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
                throw Refusals.batch(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be"
                                + " at most 80 letters long.");
            }
            if (!ids.add(id)) {
                throw Refusals.batch("BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
            }
        }
        answer.putArray("Successful");
    }

    List<JsonNode> entries() {
        return entries;
    }

    void succeeded(int entry, ObjectNode result) {
        answer.withArray("Successful").add(result.put("Id", id(entry)));
    }

    void failed(int entry, AwsError error) {
        answer.withArray("Failed")
                .addObject()
                .put("Id", id(entry))
                .put("Code", error.code())
                .put("Message", error.message())
                .put("SenderFault", error.status() < 500);
    }

    private String id(int entry) {
        return entries.get(entry).path("Id").asString();
    }

    ObjectNode answer() {
        return answer;
    }
}
