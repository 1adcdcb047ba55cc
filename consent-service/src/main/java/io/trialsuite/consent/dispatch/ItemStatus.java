package io.trialsuite.consent.dispatch;

/** What became of one member of the group; CANCELLED is whoever was not asked yet when the batch was given up. */
public enum ItemStatus {
    PENDING,
    DISPATCHED,
    SKIPPED,
    FAILED,
    CANCELLED
}
