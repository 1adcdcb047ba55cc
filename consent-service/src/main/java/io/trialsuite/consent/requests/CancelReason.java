package io.trialsuite.consent.requests;

/** Why a request was ended by others than the one who was asked. */
public enum CancelReason {
    PARTICIPANT_WITHDRAWN,
    TOO_MANY_WRONG_CODES
}
