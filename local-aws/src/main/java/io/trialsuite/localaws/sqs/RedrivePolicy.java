package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;
import io.trialsuite.localaws.http.Json;
import tools.jackson.core.JacksonException;

/** When a message counts as poison, and where it goes then. */
record RedrivePolicy(String deadLetterTargetArn, int maxReceiveCount) {

    /**
     * Reads the attribute's JSON.
     *
     * @throws AwsError if it is not one
     */
    static RedrivePolicy parse(String json) {
        try {
            var tree = Json.read(json);
            var policy = new RedrivePolicy(
                    tree.path("deadLetterTargetArn").asString(""),
                    tree.path("maxReceiveCount").asInt(0));
            if (policy.maxReceiveCount() >= 1
                    && policy.maxReceiveCount() <= 1000
                    && !policy.deadLetterTargetArn().isEmpty()) {
                return policy;
            }
        } catch (JacksonException e) {
            throw invalid(json, "It is not JSON.");
        }
        throw invalid(json, "deadLetterTargetArn and a maxReceiveCount of 1 to 1000 are required.");
    }

    static AwsError invalid(String json, String reason) {
        return Refusals.invalidParameter(
                "Value " + json + " for parameter RedrivePolicy is invalid. Reason: " + reason);
    }
}
