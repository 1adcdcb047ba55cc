package io.trialsuite.consent.requests;

/** Why a request was ended by others than the one who was asked. */
public enum CancelReason {
    PARTICIPANT_WITHDRAWN,
    TOO_MANY_WRONG_CODES,
    SENT_IN_ERROR,
    WRONG_CONTACT,
    NOT_ELIGIBLE,
    /** Whoever should countersign cannot say that this person consented freely and understood. */
    CONSENT_DOUBTFUL,
    /** And the participant is asked about the version in force. */
    VERSION_SUPERSEDED;

    /** Whether staff can give it; the others are found, not given. */
    boolean isGivenByStaff() {
        return switch (this) {
            case SENT_IN_ERROR, WRONG_CONTACT, NOT_ELIGIBLE, CONSENT_DOUBTFUL -> true;
            case PARTICIPANT_WITHDRAWN, TOO_MANY_WRONG_CODES, VERSION_SUPERSEDED -> false;
        };
    }
}
