package io.trialsuite.localaws.sqs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message before a queue accepted it.
 *
 * @param group required by FIFO queues
 * @param deduplicationId if null, a FIFO queue with content-based deduplication takes the hash of the body
 * @param attributes SQS message attributes by name: {@code {"DataType": "String", "StringValue": "…"}}
 * @param traceHeader the system attribute {@code AWSTraceHeader}
 * @param delaySeconds if null, the queue's own
 */
public record NewMessage(
        String body,
        @Nullable String group,
        @Nullable String deduplicationId,
        @Nullable ObjectNode attributes,
        @Nullable String traceHeader,
        @Nullable Integer delaySeconds) {

    public static NewMessage of(String body) {
        return new NewMessage(body, null, null, null, null, null);
    }
}
