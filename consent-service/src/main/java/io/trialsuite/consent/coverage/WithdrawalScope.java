package io.trialsuite.consent.coverage;

/** How much of a consent is taken back. */
public enum WithdrawalScope {
    FULL,
    /** The purposes that are named; the rest goes on. */
    PURPOSES
}
