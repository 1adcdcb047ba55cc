package io.trialsuite.consent.coverage;

/** Why a consent should never have come about. */
public enum VoidReason {
    WRONG_PARTICIPANT,
    WRONG_DOCUMENT,
    /** Whoever signed was not allowed to. */
    NO_AUTHORITY,
    NOT_INFORMED,
    TECHNICAL_FAULT
}
