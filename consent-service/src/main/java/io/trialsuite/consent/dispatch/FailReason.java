package io.trialsuite.consent.dispatch;

/** Why somebody of the group could not be asked, though nothing spoke against it. */
enum FailReason {
    IDENTITY_MISSING,
    INTERNAL_ERROR
}
