package io.trialsuite.consent.dispatch;

/** Where a batch stands; PARTIAL is the end of one with items that failed. */
public enum BatchState {
    VALIDATED,
    RUNNING,
    COMPLETED,
    PARTIAL
}
