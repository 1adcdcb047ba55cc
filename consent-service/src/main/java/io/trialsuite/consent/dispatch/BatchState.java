package io.trialsuite.consent.dispatch;

/** Where a batch stands; PARTIAL is the end of one with items that failed, CANCELLED of one that was given up. */
public enum BatchState {
    VALIDATED,
    RUNNING,
    PAUSED,
    COMPLETED,
    PARTIAL,
    CANCELLED;

    public boolean isEnd() {
        return this == COMPLETED || this == PARTIAL || this == CANCELLED;
    }
}
