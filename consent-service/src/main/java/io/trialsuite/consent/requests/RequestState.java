package io.trialsuite.consent.requests;

/** Where a request stands. */
public enum RequestState {
    SENT,
    OPENED,
    IDENTITY_VERIFIED,
    /** And others who have a link of their own have not. */
    SIGNED_BY_PARTICIPANT,
    /** Only staff have not signed. */
    AWAITING_COUNTERSIGN,
    COMPLETED,
    DECLINED,
    EXPIRED,
    CANCELLED,
    /** Signed by all, and declared void since. */
    VOIDED;

    boolean isOpen() {
        return switch (this) {
            case SENT, OPENED, IDENTITY_VERIFIED, SIGNED_BY_PARTICIPANT, AWAITING_COUNTERSIGN -> true;
            case COMPLETED, DECLINED, EXPIRED, CANCELLED, VOIDED -> false;
        };
    }

    /** Whether it waits for the one who was asked. */
    boolean isUnanswered() {
        return switch (this) {
            case SENT, OPENED, IDENTITY_VERIFIED -> true;
            case SIGNED_BY_PARTICIPANT, AWAITING_COUNTERSIGN, COMPLETED, DECLINED, EXPIRED, CANCELLED, VOIDED -> false;
        };
    }

    /** Whether time runs out: for everybody who signs through a link, and not for staff. */
    boolean mayExpire() {
        return isUnanswered() || this == SIGNED_BY_PARTICIPANT;
    }

    /** Whether the one who was asked has proved, for what is still open, who they are. */
    boolean isIdentified() {
        return switch (this) {
            case IDENTITY_VERIFIED, SIGNED_BY_PARTICIPANT, AWAITING_COUNTERSIGN -> true;
            case SENT, OPENED, COMPLETED, DECLINED, EXPIRED, CANCELLED, VOIDED -> false;
        };
    }

    /** Whether everybody has signed who must. */
    boolean isSigned() {
        return this == COMPLETED || this == VOIDED;
    }
}
