package io.trialsuite.outbox;

import java.time.Instant;

/**
 * A message in a dead-letter queue.
 *
 * @param queueId the queue's id for it
 * @param reason what this library said when it put it there; "unknown" when SQS did
 */
public record DeadLetter(String queueId, String type, String group, String reason, Instant sentAt, String body) {}
