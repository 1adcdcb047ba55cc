package io.trialsuite.consent.requests;

/** Why a participant declined, as far as they want to say; a code, so that no words about a person travel in an event. */
public enum DeclineReason {
    NOT_INTERESTED,
    NEED_MORE_INFORMATION,
    CONCERNED_ABOUT_RISK,
    TIME_BURDEN,
    PREFER_NOT_TO_SAY,
    OTHER
}
