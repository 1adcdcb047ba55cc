package io.trialsuite.localaws.sqs;

import io.trialsuite.localaws.http.AwsError;

/** How other services put a message on a queue, for instance S3 notifications. Thread-safe. */
public interface QueueSender {

    boolean exists(String queueArn);

    /**
     * Returns when the message is safe.
     *
     * @throws AwsError if there is no such queue or it refuses the message, as a FIFO queue does without a group
     */
    void send(String queueArn, NewMessage message);

    /** A message that is nothing but its body, for a standard queue. */
    default void send(String queueArn, String body) {
        send(queueArn, NewMessage.of(body));
    }
}
