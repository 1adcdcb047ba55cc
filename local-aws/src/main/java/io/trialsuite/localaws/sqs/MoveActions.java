package io.trialsuite.localaws.sqs;

import static java.util.Objects.requireNonNullElse;

import io.trialsuite.localaws.http.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Redriving dead letters. */
final class MoveActions {

    private final Redriving redriving;

    MoveActions(Redriving redriving) {
        this.redriving = redriving;
    }

    void addTo(Map<String, SqsService.Action> actions) {
        actions.put("StartMessageMoveTask", (request, call) -> start(request));
        actions.put("ListMessageMoveTasks", (request, call) -> list(request));
        actions.put("CancelMessageMoveTask", (request, call) -> cancel(request));
    }

    private ObjectNode start(ObjectNode request) {
        var task = redriving.start(
                Parameters.required(request, "SourceArn"),
                Parameters.optional(request, "DestinationArn"),
                Parameters.number(request, "MaxNumberOfMessagesPerSecond", 1, 500));
        return Json.object().put("TaskHandle", task.handle);
    }

    private ObjectNode list(ObjectNode request) {
        int max = requireNonNullElse(Parameters.number(request, "MaxResults", 1, 10), 1);
        var answer = Json.object();
        var results = answer.putArray("Results");
        redriving.list(Parameters.required(request, "SourceArn"), max).forEach(task -> results.add(task.toJson()));
        return answer;
    }

    private ObjectNode cancel(ObjectNode request) {
        var task = redriving.cancel(Parameters.required(request, "TaskHandle"));
        return Json.object().put("ApproximateNumberOfMessagesMoved", task.moved.get());
    }
}
