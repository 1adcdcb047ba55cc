package io.trialsuite.consent.dispatch;

/** What became of one member of the group. */
public enum ItemStatus {
    PENDING,
    DISPATCHED,
    SKIPPED,
    FAILED
}
