package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;
import org.jspecify.annotations.Nullable;

/** What became of one message of a batch. */
public sealed interface SendOutcome {

    /**
     * The queue has it, or has had it within the deduplication window.
     *
     * @param sequenceNumber null on standard queues
     */
    record Accepted(String messageId, @Nullable String sequenceNumber) implements SendOutcome {}

    record Refused(AwsError error) implements SendOutcome {}
}
