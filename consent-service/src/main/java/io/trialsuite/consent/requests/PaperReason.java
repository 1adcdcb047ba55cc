package io.trialsuite.consent.requests;

/** Why somebody signed on paper. */
public enum PaperReason {
    PARTICIPANT_CHOICE,
    SYSTEM_OUTAGE,
    NO_DEVICE
}
