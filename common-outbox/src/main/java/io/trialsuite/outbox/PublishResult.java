package io.trialsuite.outbox;

/** What the broker said about one message of a batch. */
public sealed interface PublishResult {

    record Accepted() implements PublishResult {}

    /** Not its fault: throttled, or something it needs is away. Not an attempt. */
    record Postponed(String reason) implements PublishResult {}

    /** Refused this time; the same message may pass later. */
    record Retryable(String reason) implements PublishResult {}

    /** Refused for what it is; no retry can help. */
    record Poison(String reason) implements PublishResult {}

    PublishResult ACCEPTED = new Accepted();
}
